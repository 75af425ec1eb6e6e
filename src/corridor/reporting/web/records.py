# SPDX-License-Identifier: EUPL-1.2
"""What a figure rests on, as tables: its records, and the lines of the documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from corridor.foundation.pages.public import Cell, Head, Table
from corridor.foundation.reference.public import documents
from corridor.values.citations import Citation
from corridor.values.texts import Text

from ..rules.figures import COUNT
from ..rules.formats import in_full, percentage

ROLES = {
    "counted": gettext_noop("counted"),
    "compared": gettext_noop("compared with the total"),
    "missing": gettext_noop("left open by the source"),
    "part": gettext_noop("in the amount of its activity"),
    "included": gettext_noop("in a figure above"),
    "left_out": gettext_noop("not counted"),
    "perhaps": gettext_noop("counted, perhaps not of this year"),
}
# The page of a record, by its code.
PAGES = {
    "learning.Evaluation": "learning:evaluation",
    "learning.Lesson": "learning:lesson",
    "plans.ActionPlan": "plans:plan",
    "policy.Promise": "policy:promise",
    "reference.Country": "reference:country",
}


def word(text: Mapping[str, str], lang: str) -> str:
    return Text(text).choose(lang)[0]


def records_table(
    request: HttpRequest, records: list[Mapping[str, Any]], lang: str
) -> Table | None:
    """The copies of the records, each with what it said, what it did and where it stands."""
    if not records:
        return None
    may_look = request.user.has_perm("audit.view_history")
    rows = []
    for record in records:
        values = record["values"]
        name = f"{word(record['label'], lang)}, {_time(values)}"
        stated, role = values.get("amount") is not None, ROLES[record["role"]]
        rows.append(
            [
                Cell(name, url=_address(record, may_look), note=_note(record, lang)),
                in_full(values["amount"], _unit(values), lang) if stated else None,
                _(role),
                [Citation.parse(each) for each in record["sources"]],
            ]
        )
    results = any("unit" in record["values"] for record in records)
    # Records that are counted have no value of their own.
    valued = any("amount" in record["values"] for record in records)
    return Table(
        caption=_("Records, as they were when the figure was made"),
        heads=[
            Head(_("Record")),
            *([Head(_("Value") if results else _("Amount"), numeric=True)] if valued else []),
            Head(_("Part in the figure")),
            Head(_("Source")),
        ],
        rows=rows if valued else [[row[0], *row[2:]] for row in rows],
    )


def _unit(values: Mapping[str, str | None]) -> str:
    """The unit of a record's value: the currency of money, or what a result is measured in."""
    return values.get("unit") or values.get("currency") or ""


def _address(record: Mapping[str, Any], may_look: bool) -> str:
    """The activity that a record belongs to; of other records their history, for who may look."""
    if record["values"].get("public_id"):
        return reverse("portfolio:activity", args=[record["values"]["public_id"]])
    if record["values"].get("code") and record["model"] in PAGES:
        return reverse(PAGES[record["model"]], args=[record["values"]["code"]])
    if may_look and record["key"]:
        return reverse("audit:history", args=[record["model"], record["key"]])
    return ""


def _time(values: Mapping[str, str | None]) -> str:
    """The year, or the days where they are others than those of the year."""
    first, last, year = (values.get(name) for name in ("from", "until", "year"))
    if first and last and (first, last) != (f"{year}-01-01", f"{year}-12-31"):
        days = {"first": _day(first), "last": _day(last)}
        return _("%(first)s to %(last)s") % days
    return _day(values["day"]) if values.get("day") else str(year)


def _day(text: str | None) -> str:
    return date_format(date.fromisoformat(text), "DATE_FORMAT") if text else ""


def _note(record: Mapping[str, Any], lang: str) -> str | None:
    """What was said besides: the record's own note, its share, the amount in its own currency."""
    values, said = record["values"], []
    if values.get("whole") and values["whole"] != values["amount"]:
        said.append(_("of %(whole)s in all") % {"whole": in_full(values["whole"], "EUR", lang)})
    if values.get("denominator"):
        said.append(_("of %(whole)s") % {"whole": in_full(values["denominator"], COUNT, lang)})
    if values.get("percentage"):
        share = {"share": percentage(values["percentage"], lang)}
        ours = record["model"] == "portfolio.Indicator"
        said.append((_("our share %(share)s") if ours else _("share %(share)s")) % share)
    if values.get("in") not in (None, "EUR"):
        said.append(in_full(values["stated"], values["in"], lang))
    if record["note"]:
        said.append(word(record["note"], lang))
    return "; ".join(said) or None


def sources_table(sources: Iterable[str], lang: str) -> Table | None:
    """Each document once, with the lines that are cited, each a link to them. One query."""
    cited: dict[str, list[Citation]] = {}
    for text in sources:
        citation = Citation.parse(text)
        cited.setdefault(citation.document, []).append(citation)
    if not cited:
        return None
    titles = {each.code: each for each in documents().filter(code__in=cited)}
    rows: list[list[Any]] = []
    for code, citations in cited.items():
        document = titles.get(code)
        name = code if document is None else document.title
        page = "" if document is None else reverse("reference:document", args=[code])
        rows.append([Cell(name, url=page), citations])
    return Table(
        caption=_("Documents and lines"),
        heads=[Head(_("Document")), Head(_("Lines that it rests on"))],
        rows=rows,
    )
