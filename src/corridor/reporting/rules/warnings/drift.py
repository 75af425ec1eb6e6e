# SPDX-License-Identifier: EUPL-1.2
"""Words beside a figure that seem to say something else than the figure does.

A modest set of rules, in three languages, on what can be told from one sentence: whether something
rose or fell, which part it is of a whole, and how many times as much as before. A sentence that
denies something is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from ..keys import FigureKey
from .doubts import Doubt, Known, Sentence, sentences

_ROSE = {
    "nl": r"gestegen|stegen|steeg|stijgt|stijging|toegenomen|toename|gegroeid|groeide|groei|hoger"
    r"|verhoogd",
    "fr": r"augment(?:é|ée|és|ées|e|ent|ait|ation)|hausse|progress(?:é|ion)|accru(?:e|s|es)?"
    r"|croissance|plus élevée?s?",
    "en": r"rose|risen|rises|increased|increase|grew|grown|growth|higher",
}
_FELL = {
    "nl": r"gedaald|daalden?|daalt|daling|afgenomen|afname|gekrompen|lager|verminderd|vermindering"
    r"|teruggelopen",
    "fr": r"baiss(?:é|ée|és|ées|e|ent|ait)|diminu(?:é|ée|és|ées|e|ent|ait|tion)|recul(?:é|e)?"
    r"|chut(?:é|e)|réduction|moins élevée?s?",
    "en": r"fell(?! short| behind)|fallen(?! short| behind)|dropped|drop|decreased|decrease"
    r"|declined|decline|lower|shrank|shrunk|reduced|reduction",
}
_DENIED = {
    "nl": r"niet|geen|nooit|nauwelijks",
    "fr": r"ne|n[’']\w+|pas|aucune?|jamais|guère",
    "en": r"not|no|never|hardly|\w+n[’']t",
}
_MORE = {"nl": "meer dan", "fr": r"plus (?:de |d[’'])", "en": "more than|over"}
_LESS = {"nl": "minder dan", "fr": r"moins (?:de |d[’'])", "en": "less than|under"}
# Of a whole, in percent: the part that the words name.
_PARTS: dict[str, tuple[tuple[str, Decimal], ...]] = {
    "nl": (
        (r"driekwart|drie kwart", Decimal(75)),
        (r"twee ?derde", Decimal(200) / 3),
        (r"de helft", Decimal(50)),
        (r"een derde", Decimal(100) / 3),
        (r"een kwart", Decimal(25)),
    ),
    "fr": (
        (r"(?:les )?trois quarts", Decimal(75)),
        (r"(?:les )?deux tiers", Decimal(200) / 3),
        (r"la moitié", Decimal(50)),
        (r"(?:un|le) tiers", Decimal(100) / 3),
        (r"(?:un|le) quart", Decimal(25)),
    ),
    "en": (
        (r"three[- ]quarters", Decimal(75)),
        (r"two[- ]thirds", Decimal(200) / 3),
        (r"half", Decimal(50)),
        (r"(?:a|one)[- ]third", Decimal(100) / 3),
        (r"(?:a|one)[- ]quarter", Decimal(25)),
    ),
}
_NEARLY_ALL = {
    "nl": r"bijna (?:alles|het hele|de hele|het volledige|al het)|vrijwel (?:alles|het hele)",
    "fr": r"presque (?:tout|toute|la totalité)|la quasi-totalité",
    "en": r"(?:almost|nearly) (?:all|the whole|everything)",
}
# How many times as much as before, at the least and at the most.
_TIMES: dict[str, tuple[tuple[str, Decimal, Decimal], ...]] = {
    "nl": (
        (r"verdubbel(?:d|de|den|ing)|twee keer zo(?: veel|veel)?", Decimal("1.8"), Decimal("2.2")),
        (r"verdrievoudig(?:d|de|den|ing)", Decimal("2.7"), Decimal("3.3")),
        (r"gehalveerd|halveerden?|halvering", Decimal("0.4"), Decimal("0.6")),
    ),
    "fr": (
        (r"doubl(?:é|ée|és|ées|e|ent|ement)", Decimal("1.8"), Decimal("2.2")),
        (r"tripl(?:é|ée|és|ées|e|ent|ement)", Decimal("2.7"), Decimal("3.3")),
        (r"(?:réduite?s?|diminué) de moitié|divisée?s? par deux", Decimal("0.4"), Decimal("0.6")),
    ),
    "en": (
        (r"doubled|doubling|twice as", Decimal("1.8"), Decimal("2.2")),
        (r"tripled|trebled", Decimal("2.7"), Decimal("3.3")),
        (r"halved|halving", Decimal("0.4"), Decimal("0.6")),
    ),
}
# How far from the part that words name a share may be, in points, where they say no more or less.
_SLACK = Decimal(4)
_ALMOST_ALL = Decimal(85)


def drift(text: str, lang: str, year: int, known: Mapping[str, Known]) -> Iterator[Doubt]:
    """Doubts about sentences of a text on `year` and the figures in them, as they are now."""
    for sentence in sentences(text, year):
        if sentence.keys and _said(_DENIED[lang], sentence.text) == "":
            yield from _direction(sentence, lang, year, known)
            yield from _part(sentence, lang, known)
            yield from _times(sentence, lang, year, known)


def _said(pattern: str, text: str) -> str:
    """The words found, or nothing."""
    match = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
    return match[0] if match is not None else ""


def _direction(
    sentence: Sentence, lang: str, year: int, known: Mapping[str, Known]
) -> Iterator[Doubt]:
    up, down = _said(_ROSE[lang], sentence.text), _said(_FELL[lang], sentence.text)
    if bool(up) == bool(down):
        return
    changes = [
        (key, value)
        for key in sentence.keys
        if _asks(key, "change") and (value := _value(known, key)) is not None
    ]
    changes += [(now, b - a) for now, a, b in _pairs(sentence, year, known)]
    for key, change in changes:
        if (up and change <= 0) or (down and change >= 0):
            yield Doubt(sentence.line, "rose" if up else "fell", up or down, str(key))


def _part(sentence: Sentence, lang: str, known: Mapping[str, Known]) -> Iterator[Doubt]:
    shares = [
        (key, value)
        for key in sentence.keys
        if _asks(key, "share") and (value := _value(known, key)) is not None
    ]
    if len(shares) != 1:
        return
    ((key, share),) = shares
    whole = _said(_NEARLY_ALL[lang], sentence.text)
    if whole:
        if share < _ALMOST_ALL:
            yield Doubt(sentence.line, "part", whole, str(key))
        return
    for words, part in _PARTS[lang]:
        found = _said(words, sentence.text)
        if not found:
            continue
        more = _said(rf"(?:{_MORE[lang]})\s*(?:{words})", sentence.text)
        less = _said(rf"(?:{_LESS[lang]})\s*(?:{words})", sentence.text)
        wrong = share <= part if more else share >= part if less else abs(share - part) > _SLACK
        if wrong:
            yield Doubt(sentence.line, "part", more or less or found, str(key))
        return


def _times(sentence: Sentence, lang: str, year: int, known: Mapping[str, Known]) -> Iterator[Doubt]:
    for words, least, most in _TIMES[lang]:
        found = _said(words, sentence.text)
        if not found:
            continue
        for now, before, after in _pairs(sentence, year, known):
            if before <= 0 or not least <= after / before <= most:
                yield Doubt(sentence.line, "times", found, str(now))


def _pairs(
    sentence: Sentence, year: int, known: Mapping[str, Known]
) -> Iterator[tuple[FigureKey, Decimal, Decimal]]:
    """The same figure of two years in one sentence: that of the later, and both values in order."""
    of: dict[tuple[str, str], list[tuple[int, FigureKey]]] = {}
    for key in dict.fromkeys(sentence.keys):
        if _asks(key, "change") or _asks(key, "share"):
            continue
        told = (year if key.year is None else key.year, key)
        of.setdefault((key.question, key.subject), []).append(told)
    for found in of.values():
        if len(found) != 2:
            continue
        (_, earlier), (_, later) = sorted(found, key=lambda each: each[0])
        first, second = known.get(str(earlier)), known.get(str(later))
        if first is None or second is None or first.unit != second.unit:
            continue
        if first.value is not None and second.value is not None:
            yield later, first.value, second.value


def _asks(key: FigureKey, question: str) -> bool:
    """Whether a figure answers a question on whatever basis: "change", "change-together"."""
    return key.question.partition("-")[0] == question


def _value(known: Mapping[str, Known], key: FigureKey) -> Decimal | None:
    found = known.get(str(key))
    return None if found is None else found.value
