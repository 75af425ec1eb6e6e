# SPDX-License-Identifier: EUPL-1.2
"""The table of a budget annex as a workbook and as CSV."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from corridor.engines.sheets import Book, Column, Kind, Row, Sheet, Value, write_table, write_xlsx
from corridor.values.texts import Text

from ..rules.figures import COUNT, PERCENT, YES_NO, Figure, State
from ..rules.formats import shown
from .addresses import absolute, figure_path
from .annex import Annex, AnnexRow
from .documents import File

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# How cells of CSV are parted where a comma marks decimals.
_DELIMITERS = {"nl": ";", "fr": ";"}


def annex_file(annex: Annex, form: str, lang: str) -> File:
    """`form` is "xlsx" or "csv". Numbers are numbers; where there is none, words say why."""
    name = f"{annex.framework.code}-{annex.year}-annex-{lang}.{form}"
    with override(lang):
        sheet = _sheet(annex, lang)
        if form == "csv":
            content = write_table(sheet, _DELIMITERS.get(lang, ","))
            return File(name, "text/csv; charset=utf-8", content)
        return File(name, XLSX, write_xlsx(_book(annex, sheet, lang)))


def _book(annex: Annex, sheet: Sheet, lang: str) -> Book:
    title = _("Budget annex %(framework)s %(year)s") % {
        "framework": annex.framework.code,
        "year": annex.year,
    }
    guide = [
        title,
        annex.framework.names.choose(lang)[0],
        _("What was aimed for in the year and what was realised, by theme and result area."),
        _(
            "A number is a number; where there is none, the cell says why: what is not reported or "
            "does not apply is not zero."
        ),
        _("The last column leads to the page of the figure, with the records behind it."),
    ]
    if annex.left_out:
        guide.append(left_out(annex))
    about = {"kind": "annex", "framework": annex.framework.code, "year": str(annex.year)}
    return Book(about, [sheet], title=title, guide_title=_("About this table"), guide=guide)


def left_out(annex: Annex) -> str:
    return _("Indicators of activities that are not in this table: %(count)d.") % {
        "count": annex.left_out
    }


def titles() -> dict[str, str]:
    """The columns by their keys, in order."""
    return {
        "theme": _("Theme"),
        "area": _("Result area"),
        "indicator": _("Indicator"),
        "activity": _("Activity"),
        "unit": _("Unit"),
        "target": pgettext("budget annex", "Target"),
        "realised": _("Realised"),
        "whole": _("Multi-year target"),
        "goal": pgettext("budget annex", "Goal"),
        "figure": _("Figure"),
    }


_WIDTHS = {"theme": 28, "area": 34, "indicator": 40, "activity": 34, "goal": 40, "figure": 60}
_NUMBERS = {"target", "realised", "whole"}


def _sheet(annex: Annex, lang: str) -> Sheet:
    columns = [
        Column(
            key,
            title,
            Kind.NUMBER if key in _NUMBERS else Kind.TEXT,
            width=_WIDTHS.get(key, 16),
            locked=True,
        )
        for key, title in titles().items()
    ]
    rows = [Row(_cells(annex, row, lang)) for row in annex.rows]
    return Sheet("annex", _("Annex"), columns, rows, readonly=True)


def _cells(annex: Annex, row: AnnexRow, lang: str) -> Mapping[str, Value]:
    path = figure_path(annex.framework.code, annex.year, row.realised.key, lang)
    return {
        "theme": word(row.theme, lang),
        "area": word(row.area, lang),
        "indicator": word(row.indicator, lang),
        "activity": together() if row.activity is None else word(row.activity, lang),
        "unit": unit(row.realised, lang),
        "target": _number(row.target, lang),
        "realised": _number(row.realised, lang),
        "whole": _number(row.whole, lang),
        "goal": "; ".join(goals_of(row, lang)),
        "figure": absolute(path),
    }


def together() -> str:
    """What stands for the activity where many were added up."""
    return _("all activities together")


def goals_of(row: AnnexRow, lang: str) -> list[str]:
    return [f"{code} {word(title, lang)}" for code, title in row.goals]


def word(text: Text | None, lang: str) -> str:
    return "" if text is None else text.choose(lang)[0]


def unit(figure: Figure, lang: str) -> str:
    if figure.unit == COUNT:
        return word(figure.counted, lang)
    if figure.unit == PERCENT:
        return "%"
    return _("yes or no") if figure.unit == YES_NO else figure.unit


def _number(figure: Figure | None, lang: str) -> Value:
    """A plain number where the figure is one, as exact as it bears; else the words it has."""
    if figure is None:
        return None
    if figure.state is State.STATED and figure.value is not None and figure.unit != YES_NO:
        return Decimal(f"{figure.value.quantize(figure.precision):f}")
    return shown(figure.as_json(), lang)
