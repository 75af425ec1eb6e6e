# SPDX-License-Identifier: EUPL-1.2
"""The page on the data pack says what the kinds of record really are."""

import re
from typing import Literal

import pytest
from pydantic import Field

from corridor.foundation.jobs.public import (
    PLANNED,
    Citations,
    PackRecord,
    PackText,
    PackValidity,
    kinds,
)
from tools import pack_docs


class PartRecord(PackRecord):
    """A part of it.

    More that is not shown.
    """

    code: str
    parts: "tuple[PartRecord, ...]" = ()


class WholeRecord(PackRecord):
    name: PackText = Field(description="what it is called")
    valid: PackValidity | None = None
    kind: Literal["a", "b"]
    amount: int | None = Field(description="null: not stated")
    parts: tuple[PartRecord, ...] = ()
    sources: Citations


def test_the_page_is_in_step_with_the_kinds():
    said = "write it again: python -m tools.pack_docs"
    assert pack_docs.PAGE.read_text(encoding="utf-8") == pack_docs.page(), said


def test_no_kind_is_both_taken_and_waiting():
    assert {kind.name for kind in kinds()}.isdisjoint(PLANNED)


def test_every_kind_and_every_key_is_there():
    page = pack_docs.page()
    for kind in kinds():
        section = page.split(f"\n### {kind.name}\n")[1].split("\n##")[0]
        for name in kind.schema.model_fields:
            assert f"| `{name}` |" in section
        assert kind.about


def test_a_record_is_described_with_the_records_inside_it():
    assert list(pack_docs._tables(WholeRecord)) == [
        "| key | value | meaning |\n|---|---|---|",
        "| `name` | text in languages | what it is called |",
        "| `valid` | validity (may be left out) |  |",
        "| `kind` | `a`, `b` |  |",
        "| `amount` | whole number or null | null: not stated |",
        "| `parts` | list: part (may be left out) |  |",
        "| `sources` | sources |  |",
        "\nIn **part**, a part of it:\n",
        "| key | value | meaning |\n|---|---|---|",
        "| `code` | text |  |",
        "| `parts` | list: part (may be left out) |  |",
    ]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_what_tells_records_apart_are_keys_of_theirs(kind):
    assert set(kind.key) <= set(kind.schema.model_fields)
    if kind.key:
        assert kind.schema.model_fields[kind.key[0]].is_required()
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.name)
