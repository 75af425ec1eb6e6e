# SPDX-License-Identifier: EUPL-1.2
"""How letters leave: read from one address, and what is wrong with it is said at the start."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from corridor.foundation.accounts.checks import letters_can_leave
from corridor.site.settings.email import email_settings, sender


def read(url, mode="production"):
    return email_settings(url, mode=mode, var=Path("/var"))


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://u:p%40s@mail.example.org", 587, True, False),
        ("smtps://u:p%40s@mail.example.org", 465, False, True),
        ("smtps://u:p%40s@mail.example.org:4465", 4465, False, True),
    ],
)
def test_a_mail_server(url, port, tls, ssl):
    found = read(url)
    assert found["EMAIL_HOST"] == "mail.example.org"
    assert found["EMAIL_HOST_PASSWORD"] == "p@s"
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, tls, ssl)


def test_files_where_none_is_named_and_memory_in_tests():
    assert read("")["EMAIL_FILE_PATH"] == Path("/var/mail")
    assert read("file:///srv/letters")["EMAIL_FILE_PATH"] == Path("/srv/letters")
    assert read("", mode="test")["EMAIL_BACKEND"].endswith("locmem.EmailBackend")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mail.example.org:587", "begins with"),
        ("http://mail.example.org", "begins with 'http'"),
        ("smtp://", "names no mail server"),
        ("smtp://u:p@mail.example.org:many", "no number"),
        ("smtp://u:p@mail.example.org:99999", "no number"),
        ("smtp://u@mail.example.org", "a user without a password"),
        ("smtp+plain://u:p@mail.example.org", "in the open"),
        ("file://letters", "three slashes"),
    ],
)
def test_what_is_wrong_is_said(url, said):
    with pytest.raises(ImproperlyConfigured, match=said):
        read(url)


def test_the_sender():
    assert (
        sender("", "https://corridor.example.org/x") == "Corridor <corridor@corridor.example.org>"
    )
    assert sender("Desk <desk@example.org>", "") == "Desk <desk@example.org>"
    for wrong in ("desk", "a b@c", "x@y\nBcc: z@q"):
        with pytest.raises(ImproperlyConfigured, match="write an address"):
            sender(wrong, "")


def test_the_folder_of_letters_is_looked_at(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path / "a" / "b"
    settings.MODE = "demo"
    assert letters_can_leave() == []
    settings.MODE = "production"
    assert [each.id for each in letters_can_leave()] == ["accounts.W001"]
    (tmp_path / "a").write_text("a file")
    assert [each.id for each in letters_can_leave()] == ["accounts.E002"]
