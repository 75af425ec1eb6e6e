# SPDX-License-Identifier: EUPL-1.2
"""The package of a document for word processors: its parts, properties and bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import typst
from docx.document import Document as Package
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from corridor.engines.documents.errors import DocumentError
from corridor.engines.documents.model import ChartImage, Document
from corridor.engines.documents.signs import FontFolder, font_folder, readable
from corridor.engines.documents.svg import checked
from corridor.engines.documents.word import styles
from corridor.engines.documents.word.body import TEXT_WIDTH, Body
from corridor.engines.documents.word.elements import Element, field, run, w
from corridor.engines.documents.words import date_in_words, words_of

_RESOLUTION = 200  # pixels to the inch
_DRAWING = b"""
#set page(width: 160mm, height: auto, margin: 0pt, fill: white)
#set text(font: sys.inputs.families.split(","))
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""
# Parts of the empty document that a report has no use for.
_UNUSED = ("thumbnail", "stylesWithEffects", "customXml")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def to_docx(document: Document, *, fonts: Path) -> bytes:
    """The document as DOCX, with headings, lists, captions and tables that programs know as such.

    fonts: the folder with the fonts of charts, as for the PDF; text is in a font of the reader's
    program. The same document, fonts and libraries give the same bytes. Raises DocumentError.
    """
    folder = font_folder(fonts)
    package = docx.Document()
    _styled(package, document)
    body = package.element.body
    for child in [each for each in body if each.tag != qn("w:sectPr")]:
        body.remove(child)
    last = body[-1]

    def draw(chart: ChartImage) -> bytes:
        return _as_png(chart, folder, document)

    for element in Body(document, package, draw).write():
        last.addprevious(element)
    _paged(package, document)
    _described(package, document)
    out = io.BytesIO()
    package.save(out)
    return _repeatable(out.getvalue())


def _styled(package: Package, document: Document) -> None:
    root = package.styles.element
    for child in list(root):
        root.remove(child)
    root.extend(list(styles.styles(document.language)))
    settings = package.settings.element
    for child in list(settings):
        if child.tag in (qn("w:compat"), qn("w:themeFontLang")):
            settings.remove(child)
    settings.append(
        parse_xml(
            f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
            f'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        )
    )
    settings.append(w("themeFontLang", val=styles.REGIONS[document.language]))


def _paged(package: Package, document: Document) -> None:
    """A4, with title and publisher above all pages but the first, and the page's number below."""
    section = package.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(26), Mm(24)
    section.different_first_page_header_footer = True
    title = readable(document.title)
    short = title if len(title) <= 70 else title[:69].rstrip() + "…"
    _filled(section.header, styles.HEADER, [run(short)], [run(readable(document.author))])
    day = date_in_words(document.date, document.language)
    for footer in (section.footer, section.first_page_footer):
        _filled(footer, styles.FOOTER, [run(day)], _page_number(document.language))
    section.first_page_header.is_linked_to_previous = False


def _filled(part: object, style: str, left: list[Element], right: list[Element]) -> None:
    """One line with something at its end too."""
    line = part.paragraphs[0]._p  # type: ignore[attr-defined]
    for child in list(line):
        line.remove(child)
    tabs = w("tabs", w("tab", val="right", pos=TEXT_WIDTH))
    line.append(w("pPr", w("pStyle", val=style), tabs))
    line.extend([*left, w("r", w("tab")), *right])


def _page_number(language: str) -> list[Element]:
    before, rest = words_of(language).page.split("{page}")
    between, after = rest.split("{pages}")
    return [
        run(before),
        *field("PAGE", "1"),
        run(between),
        *field("NUMPAGES", "1"),
        *([run(after)] if after else []),
    ]


def _described(package: Package, document: Document) -> None:
    properties = package.core_properties
    moment = datetime(document.date.year, document.date.month, document.date.day, tzinfo=UTC)
    properties.title = readable(document.title)[:255]
    properties.subject = readable(document.subtitle)[:255]
    properties.author = properties.last_modified_by = readable(document.author)[:255]
    properties.language = styles.REGIONS[document.language]
    properties.identifier = document.site_address[:255]
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = moment
    properties.revision = 1
    for owner in (package.part.package, package.part):
        for name, relation in list(owner.rels.items()):
            if relation.reltype.endswith(_UNUSED):
                owner.rels.pop(name)


def _as_png(chart: ChartImage, folder: FontFolder, document: Document) -> bytes:
    """The drawing as an image; the typesetter of the PDF draws it, with the same fonts."""
    where = f"chart {chart.caption!r}"
    svg = checked(chart.svg, where, folder.has, document.site_address)
    try:
        made = typst.compile(
            _DRAWING,
            font_paths=folder.fonts,
            sys_inputs={"svg": svg, "families": ",".join(folder.families)},
            format="png",
            ppi=_RESOLUTION,
        )
    except typst.TypstError as fault:
        raise DocumentError(f"{where} cannot be drawn: {fault.message}") from fault
    if not isinstance(made, bytes):
        raise DocumentError(f"{where} is higher than a page")
    return made


def _repeatable(made: bytes) -> bytes:
    """The same package with its parts in a fixed order and without the time of writing."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            target.writestr(entry, source.read(name))
    return out.getvalue()
