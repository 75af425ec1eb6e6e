# SPDX-License-Identifier: EUPL-1.2
"""Text in several languages, each of them allowed to be missing and seen to be so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

INTERFACE_LANGUAGES = ("nl", "fr", "en")
SERVICE_LANGUAGES = ("nl", "en", "fr", "ar", "tr", "pl", "es", "so", "ti", "pap")
RIGHT_TO_LEFT = frozenset({"ar"})


class Text(Mapping[str, str]):
    """Strings by language code (one of `SERVICE_LANGUAGES`); immutable and never empty.

    A language whose string is blank is missing. Raises `ValueError` for another language, for
    something that is not a string, and when no language is left.

    >>> Text({"nl": "Geld", "en": "Money"}).choose("fr")
    ('Money', 'en')
    """

    __slots__ = ("_strings",)

    def __init__(self, strings: Mapping[str, str]) -> None:
        if not isinstance(strings, Mapping):
            raise ValueError("a text is written as one string for each language")
        unknown = sorted(str(lang) for lang in set(strings) - set(SERVICE_LANGUAGES))
        if unknown:
            raise ValueError(f"unknown language: {', '.join(unknown)}")
        for lang, string in strings.items():
            if string is not None and not isinstance(string, str):
                raise ValueError(f"the text in {lang} is not a string but {string!r}")
        kept = {
            lang: strings[lang] for lang in SERVICE_LANGUAGES if (strings.get(lang) or "").strip()
        }
        if not kept:
            raise ValueError("a text needs at least one language")
        self._strings = kept

    def __getitem__(self, lang: str) -> str:
        return self._strings[lang]

    def __iter__(self) -> Iterator[str]:
        return iter(self._strings)

    def __len__(self) -> int:
        return len(self._strings)

    def __hash__(self) -> int:
        return hash(tuple(self._strings.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and dict(self) == dict(other)

    def __repr__(self) -> str:
        return f"Text({self._strings!r})"

    def __str__(self) -> str:
        return self.choose("en")[0]

    def choose(self, lang: str) -> tuple[str, str]:
        """The string for a reader of `lang`, and the language it really is in."""
        for candidate in (lang, "en", "nl", "fr", *self._strings):
            if candidate in self._strings:
                return self._strings[candidate], candidate
        raise AssertionError("a text is never empty")  # pragma: no cover

    def missing(self, languages: Iterable[str] = INTERFACE_LANGUAGES) -> tuple[str, ...]:
        return tuple(lang for lang in languages if lang not in self._strings)
