# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page in every language, at a desk and on a telephone.

Axe finds nothing, nothing stands out of the page, nothing goes wrong, no other host is asked.
With CORRIDOR_BROWSER_MATRIX=full each page is opened in every language, on a telephone that then
becomes a desk; otherwise once, in a language and width that change from page to page.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from tests.browser.conftest import AXE, FULL
from tests.support.pages import PUBLIC_NAMES, SIGNED_IN_NAMES

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS, LANGUAGES = (390, 1280), ("nl", "fr", "en")
NAMES = [*PUBLIC_NAMES, *SIGNED_IN_NAMES]
SAMPLE = list(product(WIDTHS, LANGUAGES))


def looks() -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Which page is opened in which language, and at which widths it is looked at."""
    for place, name in enumerate(NAMES):
        if FULL:
            yield from ((name, lang, WIDTHS) for lang in LANGUAGES)
        else:
            width, lang = SAMPLE[place % len(SAMPLE)]
            yield name, lang, (width,)


LOOK = """async rules => {
    const root = document.documentElement;
    const out = [...document.querySelectorAll("body *")]
        .filter(each => each.getBoundingClientRect().right > root.clientWidth + 1)
        .slice(0, 3).map(each => each.outerHTML.slice(0, 120));
    const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
    return {
        wider: root.scrollWidth - root.clientWidth,
        out,
        violations: found.violations.map(
            each => [each.id, each.nodes.length, each.nodes[0].html.slice(0, 200)]),
    };
}"""


@pytest.mark.parametrize(("name", "lang", "widths"), list(looks()))
def test_a_page_is_as_it_should_be(desks, site, name, lang, widths):
    url, pages = site
    role, path = pages[name]
    page = desks(role, widths[0])
    answer = page.goto(f"{url}/{lang}/{path}")
    expected = int(name.split()[1]) if name.startswith("error ") else 200
    assert answer.status == expected, f"/{lang}/{path}"
    assert page.get_attribute("html", "lang") == lang
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        seen = page.evaluate(LOOK, RULES)
        assert seen["violations"] == [], f"/{lang}/{path} at {width}"
        assert seen["wider"] <= 0, (f"/{lang}/{path} at {width}", seen["out"])
    assert page.complaints == []
