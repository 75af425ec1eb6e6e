# SPDX-License-Identifier: EUPL-1.2
"""The styles and lists of a document for word processors, in the colours of the others.

Styles have the names that word processors know, so that whoever opens the document can change its
look in one place: "heading 1", "caption", "List Bullet".
"""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corridor.engines.documents.model import DEEPEST_LIST
from corridor.engines.documents.palette import PALETTE
from corridor.engines.documents.word.elements import Element, w

FONT = "Calibri"
REGIONS = {"nl": "nl-NL", "fr": "fr-FR", "en": "en-GB"}
TITLE, SUBTITLE, AUTHOR, DATE = "Title", "Subtitle", "Author", "Date"
CAPTION, CELL, HEAD, TOTAL, NOTE, NOTE_TITLE, TERM, MEANING = (
    "Caption", "TableText", "TableHead", "TableTotal", "Note", "NoteTitle", "Term", "Meaning",
)  # fmt: skip
NUMBER, LABEL, DETAIL, CONTENTS_TITLE, CONTENTS = (
    "Highlight", "HighlightLabel", "FigureDetail", "TOCHeading", "TOC1",
)  # fmt: skip
HEADER, FOOTER, LIST, LINK, EMPHASIS, STRONG, MARK, QUIET = (
    "Header", "Footer", "ListParagraph", "Hyperlink", "Emphasis", "Strong", "FigureMark", "Quiet",
)  # fmt: skip
TABLE = "ReportTable"
BULLETS, NUMBERS = 1, 2  # abstract lists


def heading(level: int) -> str:
    return f"Heading{level}"


def styles(language: str) -> Element:
    """All styles, with the language of the text."""
    region = REGIONS[language]
    return parse_xml(
        f"""<w:styles {nsdecls("w")}>
<w:docDefaults>
 <w:rPrDefault><w:rPr>
  <w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="Arial"/>
  <w:color w:val="{code_of("ink")}"/><w:sz w:val="21"/><w:szCs w:val="21"/>
  <w:lang w:val="{region}" w:eastAsia="{region}" w:bidi="ar-SA"/>
 </w:rPr></w:rPrDefault>
 <w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
 <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
 <w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
 </w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>
{_paragraph(TITLE, "Title", size=56, colour="deep", bold=True, before=240, after=80, line=240)}
{_paragraph(SUBTITLE, "Subtitle", size=28, colour="muted", after=120)}
{_paragraph(AUTHOR, "Author", size=21, colour="accent", bold=True, after=0)}
{_paragraph(DATE, "Date", size=21, colour="muted", after=360)}
{_heading(1, 34, "deep", 480, 160)}
{_heading(2, 26, "ink", 320, 120)}
{_heading(3, 22, "deep", 240, 80)}
{_heading(4, 21, "ink", 200, 60)}
{_paragraph(CONTENTS_TITLE, "TOC Heading", size=26, colour="deep", bold=True, before=320, keep=True)}
{_paragraph(CONTENTS, "toc 1", size=21, after=60)}
{_paragraph(LIST, "List Paragraph", size=21, after=80)}
{_paragraph(CAPTION, "caption", size=20, colour="ink", bold=True, before=280, after=100, keep=True)}
{_paragraph(CELL, "Table Text", size=19, before=50, after=50, line=252)}
{_paragraph(HEAD, "Table Head", size=19, bold=True, before=50, after=50, line=252, keep=True)}
{_paragraph(TOTAL, "Table Total", size=19, bold=True, before=50, after=50, line=252)}
{_paragraph(NOTE_TITLE, "Note Title", size=21, colour="accent", bold=True, after=0, keep=True, note=True)}
{_paragraph(NOTE, "Note", size=21, note=True)}
{_paragraph(TERM, "Term", size=21, bold=True, after=20, keep=True)}
{_paragraph(MEANING, "Meaning", size=21, indent=284)}
{_paragraph(NUMBER, "Highlight", size=34, colour="deep", bold=True, before=120, after=0, line=240, keep=True)}
{_paragraph(LABEL, "Highlight Label", size=19, colour="muted", after=160)}
{_paragraph(DETAIL, "Figure Detail", size=18, after=40, line=252)}
{_paragraph(HEADER, "header", size=17, colour="muted", after=0)}
{_paragraph(FOOTER, "footer", size=17, colour="muted", after=0)}
{_character(LINK, "Hyperlink", f'<w:color w:val="{code_of("deep")}"/><w:u w:val="single"/>')}
{_character(EMPHASIS, "Emphasis", "<w:i/><w:iCs/>")}
{_character(STRONG, "Strong", "<w:b/><w:bCs/>")}
{_character(MARK, "Figure Mark", f'<w:b/><w:bCs/><w:color w:val="{code_of("accent")}"/><w:vertAlign w:val="superscript"/>')}
{_character(QUIET, "Quiet", f'<w:color w:val="{code_of("muted")}"/>')}
{_table()}
</w:styles>"""  # noqa: E501
    )


def code_of(name: str) -> str:
    return PALETTE[name].removeprefix("#")


def _paragraph(
    code: str,
    name: str,
    *,
    size: int,
    colour: str = "ink",
    bold: bool = False,
    before: int = 0,
    after: int = 140,
    line: int = 288,
    indent: int = 0,
    keep: bool = False,
    note: bool = False,
    level: int | None = None,
) -> str:
    """Sizes are in half points, distances in twentieths of a point."""
    properties = ["<w:keepNext/><w:keepLines/>" if keep else ""]
    if note:
        properties.append(
            f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="{code_of("accent")}"/>'
            f'</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{code_of("pale")}"/>'
        )
    properties.append(
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'
    )
    if indent or note:
        properties.append(f'<w:ind w:left="{indent or 284}"/>')
    if level is not None:
        properties.append(f'<w:outlineLvl w:val="{level}"/>')
    weight = "<w:b/><w:bCs/>" if bold else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{code}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{''.join(properties)}</w:pPr>"
        f'<w:rPr>{weight}<w:color w:val="{code_of(colour)}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _heading(level: int, size: int, colour: str, before: int, after: int) -> str:
    return _paragraph(
        heading(level), f"heading {level}", size=size, colour=colour, bold=True, before=before,
        after=after, line=252, keep=True, level=level - 1,
    )  # fmt: skip


def _character(code: str, name: str, look: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{code}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
    )


def _table() -> str:
    """A header row on a pale ground between rules, and fine lines between rows."""

    def rule(place: str, size: int, colour: str) -> str:
        return f'<w:{place} w:val="single" w:sz="{size}" w:space="0" w:color="{code_of(colour)}"/>'

    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}">'
        f'<w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f"{rule('top', 12, 'ink')}{rule('bottom', 8, 'ink')}{rule('insideH', 4, 'line')}"
        f"</w:tblBorders></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{rule("bottom", 8, "ink")}'
        f'</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{code_of("pale")}"/></w:tcPr>'
        f'</w:tblStylePr><w:tblStylePr w:type="lastRow"><w:tcPr><w:tcBorders>'
        f"{rule('top', 8, 'ink')}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    )


class Lists:
    """The lists of a document; every list that is numbered begins anew."""

    def __init__(self, numbering: Element) -> None:
        for child in list(numbering):
            numbering.remove(child)
        numbering.append(_abstract(BULLETS, "bullet"))
        numbering.append(_abstract(NUMBERS, "decimal"))
        self._numbering = numbering
        self._count = 0

    def begin(self, *, ordered: bool, level: int) -> int:
        """The number by which the items of a list name it; `level` counts from 0."""
        self._count += 1
        kind = NUMBERS if ordered else BULLETS
        restart = w("lvlOverride", w("startOverride", val=1), ilvl=level)
        made = w("num", w("abstractNumId", val=kind), restart, numId=self._count)
        self._numbering.append(made)
        return self._count


def _abstract(number: int, kind: str) -> Element:
    made = w("abstractNum", w("multiLevelType", val="hybridMultilevel"), abstractNumId=number)
    for level in range(DEEPEST_LIST):
        text = "–" if kind == "bullet" else f"%{level + 1}."
        look = w("rPr", w("b"), w("color", val=code_of("accent")))
        place = w("pPr", w("ind", left=360 * (level + 1), hanging=360))
        made.append(
            w(
                "lvl",
                w("start", val=1),
                w("numFmt", val=kind),
                w("lvlText", val=text),
                w("lvlJc", val="left"),
                place,
                look,
                ilvl=level,
            )
        )
    return made
