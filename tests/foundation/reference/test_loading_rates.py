# SPDX-License-Identifier: EUPL-1.2
"""Handing in the bank's file of rates on its page."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from corridor.foundation.jobs.models import Run
from corridor.foundation.reference.models import ExchangeRate

SIGNED_IN = "corridor.foundation.accounts.backends.RoleBackend"
PAGE = "/en/currencies/load/"
FILE = b"Date,USD,XTS,\n2024-05-03,1.0745,N/A,\n2024-05-02,1.0698,2,\n"


@pytest.fixture
def editor(account, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    client.force_login(account("editor"), SIGNED_IN)
    return client


def test_the_way_in_is_shown_to_those_who_may(editor, client):
    assert f'href="{PAGE}"' in editor.get("/en/currencies/").content.decode()
    client.logout()
    assert f'href="{PAGE}"' not in client.get("/en/currencies/").content.decode()


def test_a_file_is_taken_and_loaded_in_the_background(editor, tmp_path):
    answer = editor.post(PAGE, {"file": ContentFile(FILE, "eurofxref-hist.csv")})
    run = Run.objects.latest("pk")
    assert answer.status_code == 302
    assert run.public_id in answer["Location"]
    kept = list((tmp_path / "rates").iterdir())
    assert [path.read_bytes() for path in kept] == [FILE]

    from corridor.foundation.jobs.public import run_now

    run_now("load-ecb-rates", by=None, file=str(kept[0]))
    rate = ExchangeRate.objects.get(currency__code="USD", day="2024-05-02")
    assert f"{rate.rate.normalize():f}" == "1.0698"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "required"),
        (ContentFile(b"%PDF-1.7", "rates.pdf"), "not a file of rates"),
        (ContentFile(b"PK\x03\x04 broken", "rates.zip"), "not a file of rates"),
        (ContentFile(b"Date,USD,\n", "rates.csv"), "not a file of rates"),
    ],
)
def test_what_is_no_file_of_rates_is_said_at_the_field(editor, tmp_path, file, said):
    runs = Run.objects.count()
    answer = editor.post(PAGE, {} if file is None else {"file": file})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Run.objects.count() == runs
    folder = tmp_path / "rates"
    assert not folder.exists() or not list(folder.iterdir())


def test_a_file_that_is_too_large_is_not_kept(editor, monkeypatch):
    monkeypatch.setattr("corridor.foundation.reference.web.loading.MAX_BYTES", 10)
    answer = editor.post(PAGE, {"file": ContentFile(FILE, "rates.csv")})
    assert answer.status_code == 422
    assert "larger than" in answer.content.decode()
