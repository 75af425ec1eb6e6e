# SPDX-License-Identifier: EUPL-1.2
"""The questions about results, in three languages, and the words of their steps."""

from __future__ import annotations

from corridor.values.texts import Text

from .figures import Definition

RESULT = Definition(
    "result",
    Text({"nl": "Resultaat", "fr": "Résultat", "en": "Result"}),
    Text(
        {
            "nl": "Wat activiteiten samen in het jaar hebben bereikt.",
            "fr": "Ce que les activités ont atteint ensemble dans l’année.",
            "en": "What activities reached together in the year.",
        }
    ),
    Text(
        {
            "nl": "De som van wat activiteiten over het jaar opgeven, elk resultaat één keer"
            " geteld: wat in het cijfer van een programma zit, telt daar. Van een oplopende"
            " telling de laatste stand. Niet gerapporteerd en niet van toepassing zijn geen nul.",
            "fr": "La somme de ce que les activités déclarent pour l’année, chaque résultat"
            " compté une fois : ce qui est compris dans le chiffre d’un programme compte là. D’un"
            " décompte cumulé, le dernier état. Non déclaré et sans objet ne sont pas zéro.",
            "en": "The sum of what activities report for the year, each result counted once: what"
            " is in the figure of a programme counts there. Of a running count the last state. Not"
            " reported and not applicable are not zero.",
        }
    ),
)
RESULT_OURS = Definition(
    "result-ours",
    Text(
        {
            "nl": "Resultaat naar ons aandeel",
            "fr": "Résultat selon notre part",
            "en": "Result by our share",
        }
    ),
    Text(
        {
            "nl": "Welk deel van wat activiteiten in het jaar bereikten past bij ons deel van hun"
            " geld.",
            "fr": "La part de ce que les activités ont atteint dans l’année qui répond à notre"
            " part de leur financement.",
            "en": "The part of what activities reached in the year that goes with our part of"
            " their money.",
        }
    ),
    Text(
        {
            "nl": "Elk cijfer maal ons vermelde percentage van het geld van de activiteit. Waar"
            " niemand dat vermeldt, telt het cijfer niet mee.",
            "fr": "Chaque chiffre multiplié par notre pourcentage indiqué du financement de"
            " l’activité. Là où personne ne l’indique, le chiffre n’est pas compté.",
            "en": "Each figure times our stated percentage of the activity’s funding. Where"
            " nobody states it the figure is not counted.",
        }
    ),
)
INDICATOR = Definition(
    "indicator",
    Text(
        {
            "nl": "Resultaat van een activiteit",
            "fr": "Résultat d’une activité",
            "en": "Result of an activity",
        }
    ),
    Text(
        {
            "nl": "Wat een activiteit meldt over het jaar.",
            "fr": "Ce qu’une activité déclare pour l’année.",
            "en": "What an activity reports for the year.",
        }
    ),
    Text(
        {
            "nl": "Wat is gemeld over perioden die in het jaar eindigen; van een oplopende"
            " telling de laatste stand.",
            "fr": "Ce qui est déclaré pour les périodes qui finissent dans l’année ; d’un"
            " décompte cumulé, le dernier état.",
            "en": "What is reported of periods that end in the year; of a running count the last"
            " state.",
        }
    ),
)
TARGET = Definition(
    "target",
    Text(
        {
            "nl": "Doel van een activiteit",
            "fr": "Cible d’une activité",
            "en": "Target of an activity",
        }
    ),
    Text(
        {
            "nl": "Wat een activiteit wil bereiken.",
            "fr": "Ce qu’une activité veut atteindre.",
            "en": "What an activity aims for.",
        }
    ),
    Text(
        {
            "nl": "Het doel voor perioden die in het jaar eindigen; is dat er niet, dan dat voor"
            " de hele activiteit.",
            "fr": "La cible des périodes qui finissent dans l’année ; à défaut, celle de"
            " l’activité entière.",
            "en": "The target for periods that end in the year; without one, that for the"
            " activity as a whole.",
        }
    ),
)
DEFINITIONS = {d.question: d for d in (RESULT, RESULT_OURS, INDICATOR, TARGET)}

# The steps of a calculation.
ADDED = Text(
    {
        "nl": "Som van wat is gemeld, elk resultaat één keer geteld",
        "fr": "Somme de ce qui est déclaré, chaque résultat compté une fois",
        "en": "Sum of what was reported, each result counted once",
    }
)
ASKED = Text(
    {
        "nl": "Van zoveel antwoorden is dit het aantal keren ja",
        "fr": "Nombre de réponses dont voici celles qui disent oui",
        "en": "Answers of which this is how many said yes",
    }
)
DIVIDED = Text(
    {
        "nl": "Deel gedeeld door geheel, maal honderd",
        "fr": "Partie divisée par le tout, fois cent",
        "en": "Part divided by whole, times a hundred",
    }
)
AS_REPORTED = Text(
    {
        "nl": "Zoals gemeld voor de periode",
        "fr": "Tel que déclaré pour la période",
        "en": "As reported for the period",
    }
)
AS_SET = Text(
    {
        "nl": "Zoals gesteld voor de periode",
        "fr": "Tel que fixé pour la période",
        "en": "As set for the period",
    }
)
PERIODS = Text(
    {
        "nl": "Som van de perioden die in het jaar eindigen",
        "fr": "Somme des périodes qui finissent dans l’année",
        "en": "Sum of the periods that end in the year",
    }
)
OTHER_TIME = Text(
    {
        "nl": "Perioden die eerder beginnen dan het jaar; ze zijn heel geteld",
        "fr": "Périodes qui commencent avant l’année ; elles comptent en entier",
        "en": "Periods that begin before the year; they are counted whole",
    }
)
WHOLE = Text(
    {
        "nl": "Doel voor de hele activiteit, niet voor het jaar alleen",
        "fr": "Cible de l’activité entière, non de la seule année",
        "en": "Target for the activity as a whole, not for the year alone",
    }
)
PARTLY = Text(
    {
        "nl": "Indicatoren waarvan een deel niet is meegeteld",
        "fr": "Indicateurs dont une partie n’est pas comptée",
        "en": "Indicators of which a part is not counted",
    }
)
LEFT = {
    "included": Text(
        {
            "nl": "Niet apart geteld: zit in een cijfer hierboven",
            "fr": "Non compté à part : compris dans un chiffre ci-dessus",
            "en": "Not counted apart: in a figure above",
        }
    ),
    "not_reported": Text(
        {
            "nl": "Niet in de som: indicatoren zonder melding",
            "fr": "Hors de la somme : indicateurs sans déclaration",
            "en": "Not in the sum: indicators without a report",
        }
    ),
    "not_applicable": Text(
        {
            "nl": "Niet in de som: indicatoren die niet van toepassing zijn",
            "fr": "Hors de la somme : indicateurs sans objet",
            "en": "Not in the sum: indicators that do not apply",
        }
    ),
    "straddles": Text(
        {
            "nl": "Niet in de som: perioden die deels buiten het jaar liggen",
            "fr": "Hors de la somme : périodes en partie hors de l’année",
            "en": "Not in the sum: periods that are partly outside the year",
        }
    ),
    "not_split": Text(
        {
            "nl": "Niet in de som: niet uitgesplitst naar dit land",
            "fr": "Hors de la somme : non ventilé pour ce pays",
            "en": "Not in the sum: not broken down for this country",
        }
    ),
    "no_whole": Text(
        {
            "nl": "Niet in de som: percentages van een onbekend geheel",
            "fr": "Hors de la somme : pourcentages d’un tout inconnu",
            "en": "Not in the sum: percentages of an unknown whole",
        }
    ),
    "share_unknown": Text(
        {
            "nl": "Niet in de som: ons aandeel is niet vermeld",
            "fr": "Hors de la somme : notre part n’est pas indiquée",
            "en": "Not in the sum: our share is not stated",
        }
    ),
}
