# SPDX-License-Identifier: EUPL-1.2
"""The texts of a report as blocks of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from corridor.engines import documents as d
from corridor.engines.charts import Chart

from ..rules import markup
from ..rules.markup import Runs, Style
from .charts import placed_chart
from .reading import Reading

AddressOf = Callable[[str], str]


def body(reading: Reading, text: Mapping[str, str], address: AddressOf) -> Iterator[d.Block]:
    """A text below a heading of level 1. `address` leads from the key of a figure to its page."""
    headed = False
    for block in reading.blocks(text):
        match block:
            case markup.Heading():
                level = block.level if headed else 2
                headed = True
                yield d.Heading(block.text, level)
            case markup.Paragraph():
                yield d.Paragraph(line(reading, block.content))
            case markup.Items():
                yield _items(reading, block)
            case markup.Table():
                yield _table(reading, block)
            case markup.Image():
                yield _picture(reading, block)
            case markup.Chart():
                chart = placed_chart(reading, block, address)
                yield d.Paragraph(d.Emphasis(block.alt)) if chart is None else drawing(chart)


def summary(reading: Reading, text: Mapping[str, str]) -> Iterator[d.Content]:
    """A text as the lines of the first page: what has a shape there loses it."""
    for block in reading.blocks(text):
        match block:
            case markup.Paragraph():
                yield line(reading, block.content)
            case markup.Items():
                for number, runs in enumerate(markup.runs_of((block,)), start=1):
                    mark = f"{number}. " if block.ordered else "– "
                    yield (mark, *line(reading, runs))
            case markup.Heading():
                yield d.Emphasis(block.text, strong=True)
            case markup.Table():
                for row in (block.headers, *block.rows):
                    cells = [line(reading, cell) for cell in row]
                    yield tuple(run for cell in cells for run in (*cell, d.Text("  ")))
            case _:
                yield d.Emphasis(block.caption or block.alt)


def line(reading: Reading, runs: Runs) -> tuple[d.Inline, ...]:
    return tuple(_run(reading, run) for run in reading.joined(runs))


def figure(reading: Reading, key: str) -> d.FigureLink:
    return d.FigureLink(reading.value(key), key)


def _run(reading: Reading, run: markup.Inline) -> d.Inline:
    if isinstance(run, markup.Number):
        return figure(reading, str(run.key))
    if run.address:
        return d.Link(run.text, run.address)
    if run.style is Style.PLAIN:
        return d.Text(run.text)
    return d.Emphasis(run.text, strong=run.style is Style.STRONG)


def _items(reading: Reading, items: markup.Items) -> d.Items:
    return d.Items(
        tuple(
            d.Item(
                line(reading, item.content),
                None if item.inner is None else _items(reading, item.inner),
            )
            for item in items.items
        ),
        ordered=items.ordered,
    )


def _table(reading: Reading, table: markup.Table) -> d.Table:
    """Published, a table has a caption and a word above each column."""
    return d.Table(
        caption=table.caption or "–",
        headers=tuple(line(reading, cell) or "–" for cell in table.headers),
        rows=tuple(tuple(line(reading, cell) for cell in row) for row in table.rows),
        align=tuple(side or "start" for side in table.align),
    )


def _picture(reading: Reading, block: markup.Image) -> d.Block:
    """What cannot be drawn is told by its words, so that the rest can still be read."""
    image = reading.images.get(block.number)
    if image is not None:
        with suppress(d.DocumentError):
            return d.Picture(bytes(image.content), block.alt or "–", block.caption)
    return d.Paragraph(d.Emphasis(block.alt or "–"))


def drawing(chart: Chart, *, table: bool = True) -> d.ChartImage:
    return d.ChartImage(
        svg=chart.svg,
        narrow_svg=chart.narrow_svg,
        caption=chart.title,
        alt=chart.description,
        table=d.Table(
            caption=chart.table.caption,
            headers=tuple(chart.table.headers),
            rows=tuple(tuple(cell.text for cell in row) for row in chart.table.rows),
            align=chart.table.align,
        )
        if table
        else None,
    )
