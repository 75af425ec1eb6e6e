# SPDX-License-Identifier: EUPL-1.2
"""A document as one HTML file that stands alone: no script, nothing fetched, fit to print."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files

from corridor.engines.documents.model import (
    Appendix,
    Block,
    ChartImage,
    Content,
    Definitions,
    Document,
    Emphasis,
    Figure,
    FigureLink,
    Heading,
    Inline,
    Items,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    Text,
    plain,
    runs,
)
from corridor.engines.documents.palette import PALETTE
from corridor.engines.documents.signs import readable
from corridor.engines.documents.svg import checked
from corridor.engines.documents.words import date_in_words, words_of

_STYLE = files("corridor.engines.documents") / "report.css"
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur"}


def to_html(document: Document) -> str:
    """The document as a standalone HTML file. The same document gives the same text.

    A policy in the file itself forbids everything but its own style sheet (by hash). Raises
    DocumentError where a drawing holds what is not let in.
    """
    return _Writer(document).write()


def _e(text: str) -> str:
    return escape(readable(text), quote=True)


def _tag(name: str, inside: str, **attributes: str | None) -> str:
    """An element; `inside` is markup, attribute values are text. A last underscore is dropped."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_e(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{inside}</{name}>"


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = words_of(document.language)
        self.numbers = document.figure_numbers()
        figures = document.appendix.figures if document.appendix else ()
        self.addresses = {figure.key: figure.address for figure in figures}
        self.headings = 0
        self.tables = 0
        self.charts = 0
        self.pictures = 0

    def write(self) -> str:
        document = self.document
        properties = "".join(f"--{name}:{colour};" for name, colour in PALETTE.items())
        style = f":root{{{properties}}}\n" + _STYLE.read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        pictures = any(isinstance(block, Picture) for block in document.blocks)
        policy = (
            f"default-src 'none'; style-src 'sha256-{digest}'; "
            f"{'img-src data:; ' if pictures else ''}base-uri 'none'; form-action 'none'"
        )
        body = "\n".join(part for part in (self.cover(), self.main()) if part)
        head = "\n".join(
            [
                '<meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{_e(policy)}">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                f'<meta name="author" content="{_e(document.author)}">',
                f'<meta name="dcterms.date" content="{document.date.isoformat()}">',
                f'<link rel="canonical" href="{_e(document.site_address)}">',
                f"<title>{_e(document.title)}</title>",
                f"<style>{style}</style>",
            ]
        )
        direction = "rtl" if document.language in _RIGHT_TO_LEFT else "ltr"
        return (
            f'<!doctype html>\n<html lang="{document.language}" dir="{direction}">\n'
            f"<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
        )

    # The parts of the page

    def cover(self) -> str:
        document = self.document
        day = date_in_words(document.date, document.language)
        subtitle = _tag("p", _e(document.subtitle), class_="subtitle") if document.subtitle else ""
        return _tag(
            "header",
            _tag("p", _e(document.author), class_="author")
            + _tag("h1", _e(document.title))
            + subtitle
            + _tag("p", _tag("time", _e(day), datetime=document.date.isoformat()), class_="date"),
        )

    def main(self) -> str:
        document = self.document
        parts = [self.highlights(), self.summary()]
        parts += [self.block(block) for block in document.blocks]
        if document.appendix:
            parts.append(self.appendix(document.appendix))
        contents = self.contents()
        online = _tag("a", _e(document.site_address), href=document.site_address)
        footer = _tag("footer", _tag("p", f"{_e(self.words.online)}: {online}"))
        parts.insert(2, contents)
        return _tag("main", "\n".join(part for part in parts if part)) + "\n" + footer

    def highlights(self) -> str:
        shown = "".join(
            _tag("div", _tag("dt", _e(one.label)) + _tag("dd", self.run(one.figure)))
            for one in self.document.highlights
        )
        return _tag("dl", shown, class_="highlights") if shown else ""

    def summary(self) -> str:
        if not self.document.summary:
            return ""
        paragraphs = "".join(_tag("p", self.runs(content)) for content in self.document.summary)
        heading = _tag("h2", _e(self.words.summary), id="summary")
        return _tag("section", heading + paragraphs, class_="summary", aria_labelledby="summary")

    def contents(self) -> str:
        numbered = enumerate(
            (block for block in self.document.blocks if isinstance(block, Heading)), start=1
        )
        entries = [
            _tag("li", _tag("a", _e(block.text), href=f"#section-{number}"))
            for number, block in numbered
            if block.level == 1
        ]
        if self.document.appendix:
            title = _e(self.document.appendix.title)
            entries.append(_tag("li", _tag("a", title, href="#appendix")))
        if not entries:
            return ""
        heading = _tag("h2", _e(self.words.contents), id="contents")
        return _tag("nav", heading + _tag("ul", "".join(entries)), aria_labelledby="contents")

    def appendix(self, appendix: Appendix) -> str:
        heading = _tag("h2", _e(appendix.title), id="appendix")
        introduction = _tag("p", self.runs(appendix.introduction))
        entries = "\n".join(self.figure(figure) for figure in appendix.figures)
        return _tag(
            "section",
            heading + introduction + _tag("ol", entries, class_="figures"),
            class_="appendix",
            aria_labelledby="appendix",
        )

    def figure(self, figure: Figure) -> str:
        details = [(self.words.value, figure.value), *figure.details]
        if figure.sources:
            details.append((self.words.sources, "; ".join(figure.sources)))
        said = "".join(
            _tag("div", _tag("dt", _e(term)) + _tag("dd", _e(text))) for term, text in details
        )
        name = f"{self.words.open_figure}: {figure.name}"
        link = _tag("a", _e(self.words.open_figure), href=figure.address, aria_label=name)
        return _tag(
            "li",
            _tag("h3", _e(figure.name)) + _tag("dl", said) + _tag("p", link),
            id=f"figure-{self.numbers[figure.key]}",
        )

    # Runs and blocks

    def runs(self, content: Content) -> str:
        return "".join(self.run(run) for run in runs(content))

    def run(self, run: Inline) -> str:
        text = _e(run.text)
        match run:
            case Text():
                if run.language is None:
                    return text
                direction = "rtl" if run.language in _RIGHT_TO_LEFT else "ltr"
                return _tag("span", text, lang=run.language, dir=direction)
            case Emphasis():
                return _tag("strong" if run.strong else "em", text)
            case Link():
                return _tag("a", text, href=run.address)
            case FigureLink():
                number = self.numbers[run.key]
                mark = _tag(
                    "a",
                    str(number),
                    href=f"#figure-{number}",
                    aria_label=f"{self.words.figure} {number}",
                )
                link = _tag("a", text, href=self.addresses[run.key], class_="figure")
                return link + _tag("sup", mark)

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                self.headings += 1
                return _tag(f"h{block.level + 1}", _e(block.text), id=f"section-{self.headings}")
            case Paragraph():
                return _tag("p", self.runs(block.content))
            case Items():
                return self.items(block)
            case Definitions():
                pairs = (
                    _tag("dt", _e(term)) + _tag("dd", self.runs(said)) for term, said in block.items
                )
                return _tag("dl", "".join(pairs), class_="definitions")
            case Note():
                title = _tag("p", _tag("strong", _e(block.title))) if block.title else ""
                return _tag("div", title + _tag("p", self.runs(block.content)), class_="note")
            case Table():
                return self.table(block)
            case ChartImage():
                return self.chart(block)
            case Picture():
                return self.picture(block)
            case PageBreak():
                return '<div class="page-break"></div>'

    def items(self, items: Items) -> str:
        entries = (
            _tag("li", self.runs(item.content) + (self.items(item.inner) if item.inner else ""))
            for item in items.entries
        )
        return _tag("ol" if items.ordered else "ul", "".join(entries))

    def picture(self, block: Picture) -> str:
        size = block.size
        encoded = base64.b64encode(block.data).decode()
        image = (
            f'<img alt="{_e(block.alt)}" width="{size.width}" height="{size.height}" '
            f'src="data:image/{size.kind};base64,{encoded}">'
        )
        caption = ""
        if block.caption:
            self.pictures += 1
            number = _tag("strong", f"{_e(self.words.picture)} {self.pictures}")
            caption = _tag("figcaption", f"{number} {_e(block.caption)}")
        return _tag("figure", caption + image, class_="picture")

    def chart(self, block: ChartImage) -> str:
        self.charts += 1
        where = f"chart {block.caption!r}"
        address = self.document.site_address
        drawings = _tag(
            "div",
            checked(block.svg, where, lambda sign: True, address),
            class_="wide" if block.narrow_svg else None,
        )
        if block.narrow_svg:
            narrow = checked(block.narrow_svg, where, lambda sign: True, address)
            drawings += _tag("div", narrow, class_="narrow")
        caption = f"{_tag('strong', f'{_e(self.words.chart)} {self.charts}')} {_e(block.caption)}"
        made = _tag("figure", _tag("figcaption", caption) + drawings, class_="chart")
        return made + ("\n" + self.table(block.table) if block.table else "")

    def table(self, table: Table) -> str:
        self.tables += 1
        columns = table.columns
        name = f"table-{self.tables}"
        head = "".join(
            _tag("th", self.runs(cell), scope="col", class_=columns[index])
            for index, cell in enumerate(table.headers)
        )
        body = "\n".join(_tag("tr", self.row(row, table)) for row in table.rows)
        foot = ""
        if table.footer:
            foot = _tag("tfoot", _tag("tr", self.row(table.footer, table)))
        number = _tag("strong", f"{_e(self.words.table)} {self.tables}")
        inside = (
            _tag("caption", f"{number} {_e(table.caption)}", id=name)
            + _tag("thead", _tag("tr", head))
            + _tag("tbody", body)
            + foot
        )
        # A wide table scrolls within its own frame, which can be reached by keyboard.
        return _tag(
            "div", _tag("table", inside), class_="scroll", role="region", tabindex="0",
            aria_labelledby=name,
        )  # fmt: skip

    def row(self, cells: tuple[Content, ...], table: Table) -> str:
        made = []
        for index, cell in enumerate(cells):
            heads = index == 0 and table.row_headers and plain(cell).strip() != ""
            made.append(
                _tag(
                    "th" if heads else "td",
                    self.runs(cell),
                    scope="row" if heads else None,
                    class_=table.columns[index],
                )
            )
        return "".join(made)
