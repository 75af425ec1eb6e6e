# SPDX-License-Identifier: EUPL-1.2
"""The questions that this edition of Corridor can answer about money, in three languages."""

from __future__ import annotations

from corridor.values.texts import Text

from .figures import Definition

SPENDING = Definition(
    "spending",
    Text({"nl": "Uitgaven", "fr": "Dépenses", "en": "Spending"}),
    Text(
        {
            "nl": "Wat in het jaar is uitgegeven: aan één prioriteit, of aan alle samen.",
            "fr": "Ce qui a été dépensé dans l’année : pour une priorité, ou pour toutes ensemble.",
            "en": "What was spent in the year: on one priority, or on all of them together.",
        }
    ),
    Text(
        {
            "nl": "Per prioriteit: het bedrag zoals het in de bron staat. Samen: het totaal zoals het in de bron"
            " staat, vergeleken met de som van de prioriteiten; staat er geen totaal, dan die som. Een bedrag"
            " dat niet is vermeld, telt niet als nul.",
            "fr": "Par priorité : le montant tel qu’il figure dans la source. Ensemble : le total tel qu’il"
            " figure dans la source, comparé à la somme des priorités ; à défaut de total, cette somme. Un"
            " montant qui n’est pas indiqué ne compte pas pour zéro.",
            "en": "For one priority: the amount as the source prints it. Together: the total as the source"
            " prints it, compared with the sum of the priorities; where no total is printed, that sum. An"
            " amount that is not stated does not count as zero.",
        }
    ),
)
ENVELOPE = Definition(
    "envelope",
    Text({"nl": "Budget", "fr": "Enveloppe", "en": "Envelope"}),
    Text(
        {
            "nl": "Wat voor het jaar beschikbaar is gesteld: in totaal, of één deel ervan.",
            "fr": "Ce qui a été mis à disposition pour l’année : au total, ou l’une de ses parts.",
            "en": "What was made available for the year: in total, or one part of it.",
        }
    ),
    Text(
        {
            "nl": "Het bedrag zoals het in de bron staat; de delen mogen samen niet meer zijn dan het geheel.",
            "fr": "Le montant tel qu’il figure dans la source ; les parts ne peuvent dépasser ensemble le tout.",
            "en": "The amount as the source prints it; the parts together may not exceed the whole.",
        }
    ),
)
REMAINING = Definition(
    "remaining",
    Text({"nl": "Niet besteed", "fr": "Non dépensé", "en": "Not spent"}),
    Text(
        {
            "nl": "Wat van het budget van het jaar overbleef.",
            "fr": "Ce qui restait de l’enveloppe de l’année.",
            "en": "What was left of the year’s envelope.",
        }
    ),
    Text(
        {
            "nl": "Budget min uitgaven. Een negatief getal is een overschrijding.",
            "fr": "Enveloppe moins dépenses. Un nombre négatif est un dépassement.",
            "en": "Envelope minus spending. A negative number is an overrun.",
        }
    ),
)
SHARE = Definition(
    "share",
    Text({"nl": "Besteed deel", "fr": "Part dépensée", "en": "Share spent"}),
    Text(
        {
            "nl": "Welk deel van het budget van het jaar is uitgegeven.",
            "fr": "La part de l’enveloppe de l’année qui a été dépensée.",
            "en": "The part of the year’s envelope that was spent.",
        }
    ),
    Text(
        {
            "nl": "Uitgaven gedeeld door budget, in procenten.",
            "fr": "Dépenses divisées par l’enveloppe, en pour cent.",
            "en": "Spending divided by the envelope, in per cent.",
        }
    ),
)
CHANGE = Definition(
    "change",
    Text(
        {
            "nl": "Verschil met een jaar eerder",
            "fr": "Écart avec l’année précédente",
            "en": "Change on the year before",
        }
    ),
    Text(
        {
            "nl": "Hoeveel meer of minder is uitgegeven dan in het jaar ervoor.",
            "fr": "Combien a été dépensé en plus ou en moins que l’année précédente.",
            "en": "How much more or less was spent than in the year before.",
        }
    ),
    Text(
        {
            "nl": "Uitgaven van het jaar min die van het jaar ervoor; niet te berekenen als een van beide niet is"
            " vermeld. Het verschil is zo nauwkeurig als het minst nauwkeurige bedrag.",
            "fr": "Dépenses de l’année moins celles de l’année précédente ; incalculable si l’une des deux n’est"
            " pas indiquée. L’écart a la précision du montant le moins précis.",
            "en": "Spending of the year minus that of the year before; it cannot be worked out when either is not"
            " stated. The change is as exact as the least exact of the two.",
        }
    ),
)

DEFINITIONS = {d.question: d for d in (SPENDING, ENVELOPE, REMAINING, SHARE, CHANGE)}
TOTAL = "total"
ALL_PRIORITIES = Text(
    {
        "nl": "Alle prioriteiten samen",
        "fr": "Toutes les priorités ensemble",
        "en": "All priorities together",
    }
)

# The steps of a calculation.
AS_PRINTED = Text(
    {
        "nl": "Zoals gedrukt in de bron",
        "fr": "Tel qu’imprimé dans la source",
        "en": "As printed in the source",
    }
)
SUM = Text(
    {
        "nl": "Som van de prioriteiten waarvan het bedrag is vermeld",
        "fr": "Somme des priorités dont le montant est indiqué",
        "en": "Sum of the priorities whose amount is stated",
    }
)
AGREES = Text(
    {
        "nl": "Gedrukt totaal min die som: ze kloppen binnen de afronding",
        "fr": "Total imprimé moins cette somme : ils concordent, aux arrondis près",
        "en": "Printed total minus that sum: they agree within the rounding",
    }
)
DIFFERS = Text(
    {
        "nl": "Gedrukt totaal min die som: ze kloppen niet met elkaar",
        "fr": "Total imprimé moins cette somme : ils ne concordent pas",
        "en": "Printed total minus that sum: they do not agree",
    }
)
LEAVES = Text(
    {
        "nl": "Gedrukt totaal min die som: wat er is voor de prioriteiten die niet zijn vermeld",
        "fr": "Total imprimé moins cette somme : ce qui revient aux priorités non indiquées",
        "en": "Printed total minus that sum: what there is for the priorities that are not stated",
    }
)
SUBTRACT = Text(
    {
        "nl": "Het ene bedrag min het andere",
        "fr": "Un montant moins l’autre",
        "en": "One amount minus the other",
    }
)
DIVIDE = Text(
    {
        "nl": "Uitgaven gedeeld door budget, maal honderd",
        "fr": "Dépenses divisées par l’enveloppe, fois cent",
        "en": "Spending divided by the envelope, times a hundred",
    }
)
