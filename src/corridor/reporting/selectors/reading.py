# SPDX-License-Identifier: EUPL-1.2
"""A report as somebody reads it: its content and figures, published or draft, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from corridor.values.texts import Text

from ..models import Edition, Image, Report
from ..rules.definitions import TOTAL, on
from ..rules.faults import NotPublishable
from ..rules.formats import shown
from ..rules.markup import Block, Inline, Number, Runs
from ..rules.texts import blocks_of
from .content import draft


@dataclass(frozen=True)
class Reading:
    """`figures` maps keys to frozen figures, in their order; `number` null is a draft."""

    content: Mapping[str, Any]
    figures: Mapping[str, Mapping[str, Any]]
    hashes: Mapping[str, str]
    lang: str
    number: int | None = None
    hash: str | None = None

    @property
    def framework(self) -> str:
        return str(self.content["framework"]["code"])

    @property
    def year(self) -> int:
        return int(self.content["year"])

    def total(self, question: str) -> str:
        """The key of a total about spending, on the report's basis; old editions have but one."""
        return f"{on(question, self.content.get('basis', ''))}/{TOTAL}"

    @property
    def tells_of_money(self) -> bool:
        """Whether an amount is stated, of this year or the one before; a report on a framework
        without money has no tables of it."""
        rows = [*self.content["rows"], self.content["total"]]
        keys = {row[name] for row in rows for name in ("spent", "before")}
        keys |= {"envelope/total", f"@{self.year - 1}:envelope/total"}
        return any(self.figures[key]["value"] is not None for key in keys if key in self.figures)

    def word(self, text: Mapping[str, str] | None) -> str:
        """A translated text of the content in this reading's language; published, it has it."""
        return "" if text is None else Text(text).choose(self.lang)[0]

    def value(self, key: str) -> str:
        """What a figure says in this language. Raises `KeyError` for one that is not in it."""
        return shown(self.figures[key], self.lang)

    def node_title(self, code: str) -> str:
        return self.word(self.content["nodes"].get(code))

    def of_envelope(self) -> Iterator[tuple[str, str]]:
        """Questions about the envelope and its parts: what it is called, and its subject's key.

        A part whose amount is open is money beside the envelope, not within it.
        """
        yield _("Envelope"), "envelope/total"
        for code in self.content["parts"]:
            part = self.figures[f"envelope/{code}"]
            said = _("of which: %(part)s") if part["value"] is not None else _("besides: %(part)s")
            yield said % {"part": self.word(part["about"])}, f"envelope/{code}"
        yield _("Not spent"), self.total("remaining")
        yield _("Share of the envelope spent"), self.total("share")

    def both_years(self, key: str) -> tuple[str, str]:
        """The keys of a figure in this year and the year before, empty where there is none."""
        before = f"@{self.year - 1}:{key}"
        return key, before if before in self.figures else ""

    def blocks(self, text: Mapping[str, str]) -> tuple[Block, ...]:
        """What a text consists of, as the format of the content has it."""
        return blocks_of(self.word(text), int(self.content["format"]))

    def joined(self, runs: Runs) -> Iterator[Inline]:
        """A line with its figures as the report names them. A sentence that ends with
        "€ 5,8 mln." has its full stop already."""
        stopped = False
        for run in runs:
            if isinstance(run, Number):
                key = run.key.of_year(self.year)
                stopped = self.value(str(key)).endswith(".")
                yield replace(run, key=key)
                continue
            text = run.text[1:] if stopped and run.text.startswith(".") else run.text
            stopped = False
            if text:
                yield replace(run, text=text)

    @property
    def placed(self) -> frozenset[str]:
        """Names of the charts that the texts have a place for."""
        return frozenset(self.content.get("charts", ()))

    @cached_property
    def images(self) -> Mapping[int, Image]:
        """The images of the texts by number, as they were when the texts were kept. One query,
        none without images."""
        hashes = {int(n): image["hash"] for n, image in self.content.get("images", {}).items()}
        if not hashes:
            return {}
        kept = Image.objects.filter(pk__in=hashes)
        return {image.pk: image for image in kept if image.hash == hashes[image.pk]}


def read_edition(edition: Edition, lang: str) -> Reading:
    """The report as it was published. One query."""
    frozen = list(edition.figures.all())
    return Reading(
        content=edition.content,
        figures={figure.key: figure.content for figure in frozen},
        hashes={figure.key: figure.hash for figure in frozen},
        lang=lang,
        number=edition.number,
        hash=edition.hash,
    )


def read_draft(report: Report, lang: str) -> Reading:
    """The report as it would be published now. Raises `NotPublishable` where it cannot be."""
    now = draft(report)
    if now.faults:
        raise NotPublishable(now.faults)
    return Reading(
        content=now.content,
        figures={key: figure.as_json() for key, figure in now.figures.items()},
        hashes={key: figure.hash for key, figure in now.figures.items()},
        lang=lang,
    )


def read_latest(report: Report, lang: str) -> Reading:
    """The latest edition, else the draft. Raises `NotPublishable` for a draft with faults."""
    edition = report.editions.first()
    return read_draft(report, lang) if edition is None else read_edition(edition, lang)
