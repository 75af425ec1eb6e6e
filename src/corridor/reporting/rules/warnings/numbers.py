# SPDX-License-Identifier: EUPL-1.2
"""Numbers that stand in a text by themselves, where a figure could be opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .doubts import Doubt, blanked

_MONTHS = {
    "nl": "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "en": "january|february|march|april|may|june|july|august|september|october|november|december",
}
# What bears a number as its name: of articles, paragraphs, pages, priorities and the like.
_NAMED = {
    "nl": r"artikel(?:en)?|art\.|leden|lid|paragra(?:af|fen)|par\.|hoofdstuk(?:ken)?|bijlagen?"
    r"|tabel(?:len)?|figu(?:ur|ren)|pagina(?:[’']s)?|blz\.|p\.|regels?|prioriteit(?:en)?"
    r"|doel(?:en|stelling|stellingen)?|resultaatgebied(?:en)?|fasen?|pijlers?|nr\.|nummers?"
    r"|resolutie|richtlijn|verordening|kamerstuk(?:ken)?|stap(?:pen)?|bladzijden?|groep|sdg|deel",
    "fr": r"articles?|art\.|alinéas?|paragraphes?|par\.|chapitres?|annexes?|tableaux?|figures?"
    r"|pages?|p\.|lignes?|priorités?|objectifs?|domaines? de résultats?|phases?|piliers?|n°|nº"
    r"|numéros?|résolution|directive|règlement|étapes?|groupe|odd|partie|document",
    "en": r"articles?|art\.|sections?|paragraphs?|par\.|chapters?|annex(?:es)?|tables?|figures?"
    r"|pages?|p\.|pp\.|lines?|priorit(?:y|ies)|goals?|objectives?|result areas?|phases?|pillars?"
    r"|no\.|nos\.|numbers?|resolution|directive|regulation|steps?|group|sdgs?|part|document",
}
_ORDINAL = {"nl": "ste|de|e", "fr": "ères?|ers?|res?|èmes?|ièmes?|es?|nde?s?", "en": "st|nd|rd|th"}
_SCALE = {
    "nl": r"honderd|duizend(?:en)?|miljoen(?:en)?|miljard(?:en)?|mln\.?|mld\.?",
    "fr": r"cents?|mille|milliers|millions?|milliards?|mio|mrd",
    "en": r"hundreds?|thousands?|millions?|billions?|mln|bn",
}
_WRITTEN = {
    "nl": r"een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|veertig"
    r"|vijftig|zestig|zeventig|tachtig|negentig|honderd|anderhalf|anderhalve|een half",
    "fr": r"un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente"
    r"|quarante|cinquante|soixante|cent|un demi",
    "en": r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|a hundred|half a|one and a half",
}
# Of which there are thousands and millions: hundreds alone are as good as a word.
_LARGE = {
    "nl": r"duizend|miljoen|miljard|mln\.?|mld\.?",
    "fr": r"mille|millions?|milliards?",
    "en": r"thousand|million|billion",
}
_UNIT = {
    "nl": r"%|procent(?:punten|punt)?|euro|eur\b",
    "fr": r"%|pour cent|points?|euros?|eur\b",
    "en": r"%|per ?cent|percentage points?|euros?|eur\b",
}
_NUMBER = r"\d+(?:[.,’'\u00a0\u202f ]\d{3})*(?:[.,]\d+)?"
_AND = (
    r"(?:\s*(?:,|/|-|–|\ben\b|\bof\b|\btot\b|\bt/m\b|\bet\b|\bou\b|\bà\b|\band\b|\bor\b|\bto\b)\s*)"
)
_YEAR = r"(?:19|20|21)\d\d"


def _names(lang: str) -> tuple[re.Pattern[str], ...]:
    """What a number may be without being a figure, in the order in which it is taken out."""
    month, named = _MONTHS[lang], _NAMED[lang]
    member = r"\d+(?:[.\-/]\d+)*[a-z]?\b"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            r"^\s*\d+[.)]\s",  # the sign of a list
            r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b",
            rf"\b\d{{1,2}}(?:er|st|nd|rd|th|e)?(?:{_AND}\d{{1,2}}(?:er|st|nd|rd|th|e)?)?\s+"
            rf"(?:of\s+)?(?:{month})\b",
            rf"\b(?:{month})\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?![.,]?\d)",
            r"\b\d{1,2}(?::\d\d|\s?h\s?\d\d)\b",
            rf"(?:(?<!\w)(?:{named})|§+)\s*{member}(?:{_AND}{member})*",
            rf"(?<![\w.,€$£]){_YEAR}(?:{_AND}(?:{_YEAR}|\d\d\b))*(?![\w%]|[.,]\d)(?!\s?(?:{_UNIT[lang]}))",
            rf"\b\d+(?:{_ORDINAL[lang]})\b",
            r"\b[A-Za-z]+[-/]?\d[\w./-]*",  # a code: NL08, G8, A-12
            r"\b\d+[A-Za-z]+\d*\b(?<!\d[hm])",  # 2a
        )
    )


_NOT_FIGURES = {lang: _names(lang) for lang in _MONTHS}
_FOUND = {
    lang: re.compile(
        rf"(?:[€$£]\s?)?{_NUMBER}(?:\s?(?:{_SCALE[lang]}))?(?:\s?(?:{_UNIT[lang]}))?"
        rf"|\b(?:{_WRITTEN[lang]})\s+(?:{_LARGE[lang]})\b(?:\s(?:{_UNIT[lang]}))?",
        re.IGNORECASE,
    )
    for lang in _MONTHS
}


def numbers(text: str, lang: str) -> Iterator[Doubt]:
    """Each number of the text, as it is written in a language, that is no figure.

    Years, days, times, ordinals, signs of lists, codes, and the numbers of articles, paragraphs,
    pages and priorities are none.
    """
    for number, line in enumerate(text.split("\n"), 1):
        rest = blanked(line)
        for pattern in _NOT_FIGURES[lang]:
            rest = pattern.sub(lambda match: " " * len(match[0]), rest)
        for match in _FOUND[lang].finditer(rest):
            yield Doubt(number, "number", " ".join(match[0].split()))
