# SPDX-License-Identifier: EUPL-1.2
"""Walks over a site by its links, as a reader or a robot would."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

ADDRESSES = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action"}
# What a script of such a type holds is never run.
DATA = ("application/json", "application/ld+json")
HERE = ("testserver", "localhost:8000")


class Links(HTMLParser):
    """What a page links to, what stands in it, and what a strict policy would refuse in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if given.get(ADDRESSES.get(tag, "")):
            self.links.append((tag, str(given[ADDRESSES[tag]])))
        # What is asked by POST is no link.
        self.links += [
            ("data", v) for k, v in attrs if k.startswith("hx-") and k != "hx-post" and _is_path(v)
        ]
        self.inline += [f"{tag} {k}" for k, _ in attrs if k == "style" or k.startswith("on")]
        if tag == "style" or (
            tag == "script" and not given.get("src") and given.get("type") not in DATA
        ):
            self.inline.append(tag)


def _is_path(value: str | None) -> bool:
    return bool(value) and str(value).startswith("/")


@dataclass(frozen=True)
class Visit:
    path: str
    came_from: str
    response: Any
    page: Links | None


def internal(link: str, base: str) -> str | None:
    """The path and query that a link leads to; null when it leaves the site."""
    whole = urldefrag(urljoin(f"http://testserver{base}", link))[0]
    parts = urlsplit(whole)
    if parts.scheme not in ("http", "https") or parts.netloc not in (
        "testserver",
        "localhost:8000",
    ):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def crawl(
    get: Callable[[str], Any],
    start: str,
    *,
    follow: Callable[[str], bool] = lambda path: True,
    limit: int = 5000,
) -> Iterator[Visit]:
    """Every page that is reached from `start` by links that `follow` allows, each once."""
    seen = {start}
    waiting = deque([(start, "")])
    while waiting:
        path, came_from = waiting.popleft()
        response = get(path)
        page = None
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            page = Links(response.content.decode())
        yield Visit(path, came_from, response, page)
        links = [link for tag, link in page.links if tag in ("a", "data")] if page else []
        if response.status_code in (301, 302):
            links.append(response["Location"])
        for link in links:
            found = internal(link, path)
            if found and found not in seen and follow(found):
                if len(seen) >= limit:
                    raise AssertionError(f"more than {limit} pages; the last is {found}")
                seen.add(found)
                waiting.append((found, path))
