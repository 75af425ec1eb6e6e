# SPDX-License-Identifier: EUPL-1.2
"""Bars against a limit: a track as long as the limit, filled as far as the amount goes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from corridor.engines.charts.measure import ticks, wrap
from corridor.engines.charts.scene import LINE, Axis, Canvas, tip
from corridor.engines.charts.table import mark_text, share_text
from corridor.engines.charts.theme import Look, Theme
from corridor.engines.charts.values import AgainstLimit, LimitBar
from corridor.engines.charts.words import words_of

TRACK, INSET, GAP = 26, 5, 20


def against_limit(value: AgainstLimit, theme: Theme, *, narrow: bool) -> dict[str, Any]:
    """The specification; the label and the sentence about the amount stand above each bar."""
    width = theme.narrow if narrow else theme.wide
    left, right = 12, 24
    plot = width - left - right
    line = round(theme.text * LINE)
    amounts = [
        mark.value
        for bar in value.bars
        for mark in (bar.amount, bar.limit)
        if mark.value is not None
    ]
    high = max(amounts, default=Decimal(0)) or Decimal(1)
    axis = Axis(
        "x", Decimal(0), high, ticks(Decimal(0), high, 3 if narrow else 5, whole=False),
        value.unit, value.locale, plot,
    )  # fmt: skip

    heads: list[dict[str, Any]] = []
    sentences: list[dict[str, Any]] = []
    tracks: list[dict[str, Any]] = []
    within: list[dict[str, Any]] = []
    beyond: list[dict[str, Any]] = []
    limits: list[dict[str, Any]] = []
    y = 0
    for bar in value.bars:
        name = wrap(bar.label, plot, theme.text)
        heads.append({"px": 0, "py": y + line / 2, "text": name if len(name) > 1 else name[0]})
        y += len(name) * line
        text = _sentence(bar, value)
        base = {"tip": tip(bar.label, text), "href": bar.amount.href}
        sentences.append({**base, "v": 0.0, "p": y + line / 2 + 1, "text": text})
        y += line + 7
        if bar.limit.value is not None:
            end = float(bar.limit.value)
            tracks.append({"v": 0.0, "v2": end, "p": y, "p2": y + TRACK})
            limits.append({"v": end, "p": y - 4, "p2": y + TRACK + 4})
        if bar.amount.value is not None:
            over = bar.limit.value is not None and bar.amount.value > bar.limit.value
            (beyond if over else within).append(
                {
                    **base,
                    "v": 0.0,
                    "v2": float(bar.amount.value),
                    "p": y + INSET,
                    "p2": y + TRACK - INSET,
                }
            )
        y += TRACK + GAP
    height = y - GAP + 10

    canvas = Canvas(theme, axis, plot, height, (6, right, 46, left))
    canvas.bars(tracks, Look(theme.track, theme.track_outline, (1, 0), "circle"))
    canvas.bars(within, theme.looks[0])
    canvas.bars(beyond, Look(theme.over, theme.over, (1, 0), "circle"))
    canvas.rules(limits, color=theme.ink, strokeWidth=3)
    canvas.texts(heads, fontWeight="bold")
    canvas.labels(sentences, color=theme.ink)
    return canvas.spec(value.title, value.description)


def _sentence(bar: LimitBar, value: AgainstLimit) -> str:
    words = words_of(value.locale)
    amount = mark_text(bar.amount, value.unit, value.locale)
    limit = mark_text(bar.limit, value.unit, value.locale)
    if bar.limit.value is None:
        return words.limit_not_stated.format(amount=amount)
    if bar.amount.value is None or bar.limit.value == 0:
        return words.of_limit.format(amount=amount, limit=limit)
    share = share_text(bar.amount, bar.limit, value.locale)
    return words.of_limit_share.format(amount=amount, limit=limit, share=share)
