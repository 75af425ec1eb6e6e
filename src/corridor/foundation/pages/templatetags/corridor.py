# SPDX-License-Identifier: EUPL-1.2
"""The components of Corridor's pages: `{% load corridor %}`. `/components/` shows each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from zlib import crc32

from django import template
from django.forms import BaseForm, BoundField
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import (
    get_language_info,
    gettext,
    ngettext,
    pgettext,
)

from corridor.foundation.audit.public import seen_by
from corridor.values.answers import Answer
from corridor.values.citations import Citation
from corridor.values.money import Money
from corridor.values.periods import Period, Validity
from corridor.values.shares import Share
from corridor.values.texts import RIGHT_TO_LEFT

from .. import words
from ..fields import control, faults
from ..icons import ICONS
from ..parts import Cell, Tone

register = template.Library()
register.filter("text", lambda value: words.as_text(value)[0])
register.filter("amount", lambda value: words.plain(value))
register.filter("number", lambda value, decimals=None: words.number(value, decimals))
register.filter("day", lambda value: words.day(value) if value else words.not_stated())


@register.simple_tag
def text(value: Any, none: str = "") -> SafeString:
    """A translated text in the reader's language, or in another and then marked as such."""
    string, language = words.as_text(value)
    if not string:
        return unstated() if none == "" and value is None else format_html("{}", none)
    current = words.language()
    if language is None or language == current:
        return format_html("{}", string)
    return format_html(
        '<span lang="{}" dir="{}">{}</span> <span class="corridor-other-language">({})</span>',
        language,
        "rtl" if language in RIGHT_TO_LEFT else "ltr",
        string,
        gettext("in %(language)s") % {"language": words.language_name(language)},
    )


@register.simple_tag(takes_context=True)
def history(context: Any, record: Any, plain: bool = False) -> SafeString:
    """The way to the history of a record, for whoever may see it; else nothing.

    `plain` is for those within a text, of which a page may have many; they say whose it is.
    """
    user = context.get("user")
    if record is None or user is None or not user.is_authenticated:
        return SafeString("")
    further = seen_by(type(record))
    if not user.has_perm("audit.view_history") or (further and not user.has_perm(further)):
        return SafeString("")
    address = reverse("audit:history", args=[record._meta.label, record.pk])
    if plain:
        return format_html(
            '<a href="{}">{}<span class="visually-hidden">: {}</span></a>',
            address,
            gettext("History"),
            f"{record._meta.verbose_name} {record.pk}",
        )
    return format_html(
        '<a class="nl-button nl-button--subtle" href="{}">{}</a>', address, gettext("History")
    )


@register.simple_tag
def unstated() -> SafeString:
    """What no source states: in words and with a look of its own, never a zero or a dash."""
    return format_html('<span class="corridor-unstated">{}</span>', words.not_stated())


@register.simple_tag
def money(value: Money | None, precision: Decimal | str | int | None = None) -> SafeString:
    """An amount; `precision` is the unit that the source rounded to (100000 for "0.2 million")."""
    if value is None:
        return unstated()
    unit = None if precision in (None, "") else Decimal(str(precision))
    return format_html('<span class="corridor-amount">{}</span>', words.money(value, unit))


@register.simple_tag
def number(value: Decimal | int | float | None, decimals: int | None = None) -> SafeString:
    if value is None:
        return unstated()
    return format_html('<span class="corridor-number">{}</span>', words.number(value, decimals))


@register.simple_tag
def share(value: Share | None, decimals: int = 0) -> SafeString:
    if value is None:
        return unstated()
    return format_html('<span class="corridor-number">{}</span>', words.share(value, decimals))


@register.simple_tag
def sources(values: Iterable[Citation | str] | None, label: bool = True) -> SafeString:
    """Citations, each a link to its lines in the document."""
    if not values:
        return mark_safe("")
    cited = [Citation.parse(value) if isinstance(value, str) else value for value in values]
    # Each keeps its mark of separation with it, so that no line begins with one.
    mark = pgettext("between sources", ";")
    links = format_html_join(
        " ",
        '<span class="corridor-sources__one">{}{}</span>',
        (
            (_citation(each), mark if place < len(cited) else "")
            for place, each in enumerate(cited, 1)
        ),
    )
    if not label:
        return format_html('<span class="corridor-sources">{}</span>', links)
    return format_html(
        '<span class="corridor-sources"><span class="corridor-sources__label">{}</span> {}</span>',
        ngettext("Source:", "Sources:", len(cited)),
        links,
    )


def _citation(value: Citation) -> SafeString:
    said = words.citation(value)
    try:
        url = reverse("reference:document", args=[value.document])
    except NoReverseMatch:
        return format_html("{}", said)
    if value.first is not None:
        url += f"#L{value.first}"
    return format_html('<a href="{}">{}</a>', url, said)


@register.simple_tag
def validity(value: Any) -> SafeString:
    """From when until when, in words, with what is not known. Takes a record or a `Validity`."""
    held = value if isinstance(value, Validity | Period) else getattr(value, "validity", None)
    if held is None:
        return unstated()
    return format_html("{}", words.plain(held))


ANSWERS: dict[Answer, tuple[Tone, str]] = {
    Answer.YES: ("good", "yes"),
    Answer.NO: ("bad", "no"),
    Answer.UNKNOWN: ("open", "unknown"),
}


@register.simple_tag
def answer(value: Answer | bool | None, label: str = "") -> SafeString:
    """Yes, no or unknown: a sign, a word and a colour. `label` replaces the word."""
    given = value if isinstance(value, Answer) else Answer.of(value)
    tone, sign = ANSWERS[given]
    return badge(label or words.answer(given), tone, sign)


@register.simple_tag
def badge(label: Any, tone: Tone = "", icon_name: str = "") -> SafeString:
    """A short state in words. Tones: good, bad, warn, note, open (not known), or none."""
    return format_html(
        '<span class="nl-data-badge corridor-badge{}">{}{}</span>',
        f" corridor-badge--{tone}" if tone else "",
        icon(icon_name) if icon_name else "",
        words.as_text(label)[0],
    )


@register.simple_tag
def figure(value: Any, precision: Decimal | str | int | None = None) -> SafeString:
    """A number that leads to its own page.

    Takes what has `value` and `url` (or `get_absolute_url`), and perhaps `precision` and `title`,
    as attributes or keys.
    """
    shown = _of(value, "value")
    url = _of(value, "url") or _of(value, "get_absolute_url") or ""
    url = url() if callable(url) else url
    unit = precision if precision not in (None, "") else _of(value, "precision")
    if isinstance(shown, Money):
        said = words.money(shown, None if unit is None else Decimal(str(unit)))
    else:
        said = words.plain(shown)
    if shown is None:
        inner = unstated()
        return format_html('<a href="{}">{}</a>', url, inner) if url else inner
    title = words.as_text(_of(value, "title"))[0]
    hidden = format_html('<span class="visually-hidden">, {}</span>', title) if title else ""
    if not url:
        return format_html('<span class="corridor-figure">{}</span>', said)
    return format_html('<a class="corridor-figure" href="{}">{}{}</a>', url, said, hidden)


def _of(value: Any, name: str) -> Any:
    if isinstance(value, Mapping):
        return value.get(name)
    return getattr(value, name, None)


@register.simple_tag
def show(value: Any) -> SafeString:
    """Any value a cell may hold, each in its own way; ready HTML stays what it is."""
    match value:
        case SafeString():
            return value
        case None:
            return unstated()
        case Cell():
            inner = show(value.value)
            if value.url:
                inner = format_html('<a href="{}">{}</a>', value.url, inner)
            if value.note is not None:
                return format_html('{}<br><small class="quiet">{}</small>', inner, show(value.note))
            return inner
        case Answer() | bool():
            return answer(value)
        case Money():
            return money(value)
        case Share():
            return share(value)
        case int() | Decimal() | float():
            return number(value)
        case Citation():
            return sources([value], label=False)
        case Mapping():
            return text(value)
        case list() | tuple() if value and all(isinstance(part, Citation) for part in value):
            return sources(value, label=False)
        case list() | tuple():
            return format_html_join(", ", "{}", ((show(part),) for part in value))
    return format_html("{}", words.plain(value))


@register.simple_tag
def cell(column: Any, row: Any) -> SafeString:
    """A cell of a list: drawn by the column where it says how, else shown by its kind of value."""
    if column.cell is not None:
        return format_html("{}", column.cell(row))
    inner = show(column.value_of(row))
    url = column.link_of(row)
    return format_html('<a href="{}">{}</a>', url, inner) if url else inner


@register.simple_tag(name="icon")
def icon(name: str, **attributes: str) -> SafeString:
    """A sign beside words; it is hidden from screen readers, so it never stands alone."""
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        " ".join(filter(None, ["corridor-icon", attributes.get("class", "")])),
        mark_safe(ICONS[name]),
    )


@register.simple_block_tag
def message(content: str, tone: str = "info", title: str = "") -> SafeString:
    """A notice in the page: info, success, warning or error, the tags of Django's messages."""
    kind = {"success": "ok", "warning": "warning", "error": "error"}.get(tone, "info")
    sign = {"ok": "yes", "warning": "warning", "error": "no", "info": "info"}[kind]
    head = format_html("<h2>{}</h2>", title) if title else ""
    return format_html(
        '<div class="utrecht-alert utrecht-alert--{} corridor-message">{}<div>{}{}</div></div>',
        kind,
        icon(sign),
        head,
        content,
    )


@register.simple_tag(takes_context=True)
def may(context: Any, permission: str, about: Any = None) -> bool:
    """Whether the reader has a right: {% may "screening.screen_activity" activity as yes %}."""
    return bool(context["request"].user.has_perm(permission, about))


@register.inclusion_tag("pages/parts/breadcrumbs.html")
def breadcrumbs(crumbs: Iterable[Any]) -> dict[str, Any]:
    """The way back. Takes `Crumb`s or pairs of title and address; the last is the page itself."""
    return {"crumbs": [_crumb(crumb) for crumb in crumbs]}


def _crumb(crumb: Any) -> dict[str, Any]:
    if isinstance(crumb, tuple):
        title, url = (*crumb, "")[:2]
        return {"title": title, "url": url}
    return {"title": crumb.title, "url": crumb.url}


@register.inclusion_tag("pages/parts/pagination.html")
def pagination(paging: Any) -> dict[str, Any]:
    """The pages of a list: see `lists.Paging`."""
    return {"paging": paging}


@register.inclusion_tag("pages/parts/tabs.html")
def tabs(items: Iterable[Any], label: str) -> dict[str, Any]:
    """Views of one subject, each with an address: a list of `Tab`s. `label` names the set."""
    return {"items": items, "label": label}


@register.inclusion_tag("pages/parts/facts.html")
def facts(items: Iterable[Any]) -> dict[str, Any]:
    """Terms and what is said of them: a list of `Fact`s or of pairs."""
    pairs = [
        {"term": item[0], "value": item[1], "sources": ()} if isinstance(item, tuple) else item
        for item in items
    ]
    return {"items": pairs}


@register.inclusion_tag("pages/parts/table.html")
def table(value: Any, cards: bool = False) -> dict[str, Any]:
    """A `Table`, or the table of a chart. `cards`: rows become cards on a telephone."""
    return {"table": _table(value), "cards": cards, "id": _id("table", value.caption)}


def _id(kind: str, caption: Any) -> str:
    return f"{kind}-{crc32(words.as_text(caption)[0].encode()):x}"


def _table(value: Any) -> dict[str, Any]:
    if hasattr(value, "headers"):  # the table of a chart: text, with alignment by column
        heads = [
            {"title": title, "numeric": align == "end"}
            for title, align in zip(value.headers, value.align, strict=True)
        ]
        rows: list[list[Any]] = [
            [Cell(cell.text, cell.href or "") for cell in row] for row in value.rows
        ]
        footer: list[Any] = []
    else:
        heads = [{"title": head.title, "numeric": head.numeric} for head in value.heads]
        rows, footer = [list(row) for row in value.rows], list(value.footer)
    return {
        "caption": value.caption,
        "heads": heads,
        "rows": [list(zip(heads, row, strict=True)) for row in rows],
        "footer": list(zip(heads, footer, strict=True)) if footer else [],
    }


@register.inclusion_tag("pages/parts/matrix.html")
def matrix(value: Any) -> dict[str, Any]:
    """Rows against columns: a `Matrix`."""
    return {"matrix": value, "id": _id("matrix", value.caption)}


@register.inclusion_tag("pages/parts/tree.html")
def tree(nodes: Iterable[Any]) -> dict[str, Any]:
    """A tree of `Node`s, each level behind a disclosure of plain HTML."""
    return {"nodes": nodes, "top": True}


@register.inclusion_tag("pages/parts/tree.html")
def branches(nodes: Iterable[Any]) -> dict[str, Any]:
    return {"nodes": nodes, "top": False}


@register.inclusion_tag("pages/parts/progress.html")
def progress(value: Any) -> dict[str, Any]:
    """A `Progress`; it asks for itself again until it is finished."""
    percent = None if not value.total else min(100, value.done * 100 // value.total)
    return {"progress": value, "percent": percent}


@register.inclusion_tag("pages/parts/chart.html")
def chart(value: Any, level: int = 3) -> dict[str, Any]:
    """A chart of `engines.charts`: its drawing, its description, its table, and a live version."""
    return {"chart": value, "spec_id": f"{value.key}-spec", "level": level}


@register.inclusion_tag("pages/parts/errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """All that is wrong with a form, above it, each a link to its field."""
    return {"errors": faults(form)}


@register.inclusion_tag("pages/parts/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """A field with its label, help and error, tied together for screen readers."""
    return control(bound)


@register.inclusion_tag("pages/parts/form.html")
def form_fields(form: BaseForm) -> dict[str, Any]:
    """The summary of errors and every field of a form, in order."""
    return {"form": form}


@register.filter
def direction(language: str) -> str:
    """ltr or rtl, for a language code."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"
