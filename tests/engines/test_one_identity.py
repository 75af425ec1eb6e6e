# SPDX-License-Identifier: EUPL-1.2
"""Charts and documents do not know each other, but fit together."""

from __future__ import annotations

from dataclasses import replace

from corridor.engines.charts import CORRIDOR, draw
from corridor.engines.documents import PALETTE, ChartImage, to_html
from tests.engines.charts.test_charts import envelope, returns, spending
from tests.engines.documents.samples import report


def test_they_share_their_colours() -> None:
    assert CORRIDOR.ink == PALETTE["ink"]
    assert CORRIDOR.muted == PALETTE["muted"]
    assert CORRIDOR.looks[0].fill == PALETTE["deep"]
    assert CORRIDOR.looks[1].fill == PALETTE["sand"]
    assert CORRIDOR.looks[2].fill == PALETTE["accent"]


def test_documents_let_every_kind_of_chart_in() -> None:
    document = report()
    for value in (
        spending(link=True),
        envelope(),
        returns("line", 1, None, 3),
        returns("columns", 1),
    ):
        chart = draw(value)
        image = ChartImage(chart.svg, chart.title, chart.description, narrow_svg=chart.narrow_svg)
        made = to_html(replace(document, blocks=(image,)))
        assert made.count("<svg") == 2
        assert 'href="/nl/' not in made
