# SPDX-License-Identifier: EUPL-1.2
"""What the adviser on purpose codes asks, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from corridor.values.texts import Text

UNKNOWN: Final = "unknown"
YES, NO = "yes", "no"


def t(nl: str, fr: str, en: str) -> Text:
    return Text({"nl": nl, "fr": fr, "en": en})


@dataclass(frozen=True, slots=True)
class Question:
    """`choices` are the values it can be answered with, beside `UNKNOWN`."""

    code: str
    text: Text
    choices: Mapping[str, Text]


YES_NO: Final = {YES: t("ja", "oui", "yes"), NO: t("nee", "non", "no")}

QUESTIONS: Final = (
    Question(
        "interest",
        t(
            "Dient het in de eerste plaats het belang van het land dat betaalt, of betaalt het "
            "gedwongen terugkeer?",
            "Sert-elle d’abord l’intérêt du pays qui paie, ou finance-t-elle un retour forcé ?",
            "Does it first of all serve the country that pays, or does it pay for forced return?",
        ),
        YES_NO,
    ),
    Question(
        "donor",
        t(
            "Wordt het geld in het betalende land uitgegeven aan asielzoekers of vluchtelingen?",
            "L’argent est-il dépensé dans le pays qui paie, pour des demandeurs d’asile ou des "
            "réfugiés ?",
            "Is the money spent in the country that pays, on asylum seekers or refugees?",
        ),
        YES_NO,
    ),
    Question(
        "first-year",
        t(
            "Gaat het om hun eerste twaalf maanden, en komen zij uit een ontwikkelingsland?",
            "S’agit-il de leurs douze premiers mois, et viennent-ils d’un pays en développement ?",
            "Is it for their first twelve months, and do they come from a developing country?",
        ),
        YES_NO,
    ),
    Question(
        "donor-cost",
        t(
            "Welke kosten in het betalende land zijn dat?",
            "Quels sont ces coûts dans le pays qui paie ?",
            "Which costs in the country that pays are these?",
        ),
        {
            "shelter": t(
                "eten, kleding, onderdak",
                "nourriture, vêtements, hébergement",
                "food, clothing, shelter",
            ),
            "training": t(
                "school of taalles", "école ou cours de langue", "school or language lessons"
            ),
            "health": t(
                "zorg en psychosociale hulp",
                "soins et soutien psychosocial",
                "health care and psychosocial help",
            ),
            "other": t(
                "zakgeld, tolk, hulp bij de procedure",
                "argent de poche, interprète, aide à la procédure",
                "pocket money, interpreting, help with the procedure",
            ),
            "return": t("vrijwillige terugkeer", "retour volontaire", "voluntary return"),
            "transport": t(
                "vervoer hierheen of binnen het land",
                "transport vers le pays ou à l’intérieur",
                "transport to the country or within it",
            ),
            "sea": t("redding op zee", "sauvetage en mer", "rescue at sea"),
            "overhead": t(
                "personeel en overhead van deze hulp",
                "personnel et frais généraux de cette aide",
                "staff and overhead of this help",
            ),
            "several": t(
                "meer hiervan, niet uit te splitsen",
                "plusieurs, impossibles à ventiler",
                "several of these that cannot be told apart",
            ),
        },
    ),
    Question(
        "emergency",
        t(
            "Is het noodhulp of humanitaire bescherming in een ontwikkelingsland, voor "
            "vluchtelingen, ontheemden of anderen in een crisis?",
            "Est-ce une aide d’urgence ou une protection humanitaire dans un pays en "
            "développement, pour des réfugiés, des déplacés ou d’autres personnes en crise ?",
            "Is it relief or humanitarian protection in a developing country, for refugees, "
            "displaced people or others in a crisis?",
        ),
        YES_NO,
    ),
    Question(
        "remittances",
        t(
            "Gaat het over geld dat migranten naar huis sturen?",
            "Concerne-t-elle l’argent que les migrants envoient chez eux ?",
            "Is it about the money that migrants send home?",
        ),
        {
            "cost": t(
                "ja: versturen goedkoper maken",
                "oui : rendre l’envoi moins cher",
                "yes: make sending cheaper",
            ),
            "impact": t(
                "ja: meer ontwikkeling met dat geld",
                "oui : plus de développement grâce à cet argent",
                "yes: more development from that money",
            ),
            NO: t("nee", "non", "no"),
        },
    ),
    Question(
        "data",
        t(
            "Is het hoofddoel gegevens te verzamelen of te beheren?",
            "Le but principal est-il de recueillir ou de gérer des données ?",
            "Is its main aim to collect or manage data?",
        ),
        {
            "census": t(
                "ja: volkstelling, burgerlijke stand, bevolkingscijfers",
                "oui : recensement, état civil, chiffres de population",
                "yes: census, civil registration, population figures",
            ),
            "migration": t(
                "ja: gegevens over migratie of vluchtelingen",
                "oui : données sur la migration ou les réfugiés",
                "yes: data on migration or refugees",
            ),
            NO: t("nee", "non", "no"),
        },
    ),
    Question(
        "population",
        t(
            "Is het bevolkingsbeleid of demografisch onderzoek, zonder migratie als hoofdzaak?",
            "Est-ce une politique de population ou une recherche démographique dont la migration "
            "n’est pas le sujet principal ?",
            "Is it population policy or demographic research, with migration not its main subject?",
        ),
        YES_NO,
    ),
    Question(
        "immigration",
        t(
            "Steunt het de vreemdelingendienst van een partnerland: registratie, werk- en "
            "reisdocumenten?",
            "Soutient-elle le service d’immigration d’un pays partenaire : enregistrement, "
            "documents de travail et de voyage ?",
            "Does it support the immigration service of a partner country: registration, work and "
            "travel papers?",
        ),
        YES_NO,
    ),
    Question(
        "return",
        t(
            "Helpt het mensen vrijwillig terug te keren of zich weer te vestigen?",
            "Aide-t-elle des personnes à rentrer de leur plein gré ou à se réinstaller ?",
            "Does it help people to return of their own will, or to settle again?",
        ),
        {
            "developing": t(
                "ja: terugkeer uit een ander ontwikkelingsland",
                "oui : retour d’un autre pays en développement",
                "yes: return from another developing country",
            ),
            "reintegration": t(
                "ja: hulp in het land van herkomst na de terugkeer",
                "oui : aide dans le pays d’origine après le retour",
                "yes: help in the country of origin after the return",
            ),
            "from-donor": t(
                "ja: hulp vóór vertrek uit het betalende land",
                "oui : aide avant le départ du pays qui paie",
                "yes: help before leaving the country that pays",
            ),
            NO: t("nee", "non", "no"),
        },
    ),
    Question(
        "causes",
        t(
            "Pakt het oorzaken van vlucht of irreguliere migratie aan, zoals gebrek aan werk of "
            "onderwijs?",
            "S’attaque-t-elle aux causes de la fuite ou de la migration irrégulière, comme le "
            "manque d’emploi ou d’école ?",
            "Does it tackle causes of flight or irregular migration, such as lack of work or "
            "schools?",
        ),
        YES_NO,
    ),
    Question(
        "migration",
        t(
            "Is migratie zelf wat het beter wil maken: beleid, werving, asiel, grensbeheer, "
            "mensenhandel, diaspora?",
            "Est-ce la migration elle-même qu’elle veut améliorer : politique, recrutement, asile, "
            "gestion des frontières, traite, diaspora ?",
            "Is migration itself what it wants to improve: policy, recruitment, asylum, border "
            "management, trafficking, diaspora?",
        ),
        YES_NO,
    ),
)
QUESTION: Final = {each.code: each for each in QUESTIONS}
