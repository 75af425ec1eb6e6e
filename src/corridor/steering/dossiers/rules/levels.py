# SPDX-License-Identifier: EUPL-1.2
"""The scale on which the capacity of a government is put, each step said in words.

Our own, so that two people who look at the same country say the same; it follows no index. An
assessment in words alone has no level, which is not level 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corridor.values.texts import Text


@dataclass(frozen=True, slots=True)
class Level:
    """A step of the scale, from 0 to 4: its name, and when it is reached."""

    number: int
    name: Text
    meaning: Text


LEVELS: Final = (
    Level(
        0,
        Text({"nl": "afwezig", "fr": "absente", "en": "none"}),
        Text(
            {
                "nl": "Er is geen regel, dienst of persoon voor dit terrein.",
                "fr": "Ni règle, ni service, ni personne pour ce domaine.",
                "en": "No rule, service or person exists for this domain.",
            }
        ),
    ),
    Level(
        1,
        Text({"nl": "begin", "fr": "amorcée", "en": "begun"}),
        Text(
            {
                "nl": "Een dienst of persoon is aangewezen, maar werkt alleen met hulp van buiten.",
                "fr": "Un service est désigné, mais ne travaille qu’avec une aide extérieure.",
                "en": "A service has been named, but it works only with help from outside.",
            }
        ),
    ),
    Level(
        2,
        Text({"nl": "basis", "fr": "élémentaire", "en": "basic"}),
        Text(
            {
                "nl": "Het dagelijkse werk wordt gedaan, niet overal en niet volgens vaste regels.",
                "fr": "Le travail courant est fait, pas partout ni selon des règles établies.",
                "en": "Daily work is done, though not everywhere and not by settled rules.",
            }
        ),
    ),
    Level(
        3,
        Text({"nl": "werkend", "fr": "opérationnelle", "en": "working"}),
        Text(
            {
                "nl": "Regels, mensen en middelen volstaan voor wat er gewoonlijk gebeurt.",
                "fr": "Règles, personnel et moyens suffisent en temps ordinaire.",
                "en": "Rules, people and means suffice for what usually happens.",
            }
        ),
    ),
    Level(
        4,
        Text({"nl": "zelfstandig", "fr": "autonome", "en": "self-reliant"}),
        Text(
            {
                "nl": "Het land houdt dit zelf op peil, verbetert het en helpt anderen.",
                "fr": "Le pays l’entretient et l’améliore lui-même, et aide d’autres pays.",
                "en": "The country keeps this up and improves it itself, and helps others.",
            }
        ),
    ),
)


def level(number: int | None) -> Level | None:
    """The step with this number; null for an assessment without a level."""
    return None if number is None else LEVELS[number]
