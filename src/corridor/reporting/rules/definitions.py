# SPDX-License-Identifier: EUPL-1.2
"""The questions that this edition of Corridor can answer about money, in three languages."""

from __future__ import annotations

from dataclasses import replace

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
            " dat niet is vermeld, telt niet als nul. Wat activiteiten zelf opgeven is er niet bij opgeteld:"
            " een gedrukt bedrag kan het al bevatten.",
            "fr": "Par priorité : le montant tel qu’il figure dans la source. Ensemble : le total tel qu’il"
            " figure dans la source, comparé à la somme des priorités ; à défaut de total, cette somme. Un"
            " montant qui n’est pas indiqué ne compte pas pour zéro. Ce que les activités déclarent n’y est"
            " pas ajouté : un montant imprimé peut déjà le contenir.",
            "en": "For one priority: the amount as the source prints it. Together: the total as the source"
            " prints it, compared with the sum of the priorities; where no total is printed, that sum. An"
            " amount that is not stated does not count as zero. What activities state is not added: an amount"
            " as printed may hold it already.",
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

SPENDING_ACTIVITIES = Definition(
    "spending-activities",
    Text(
        {
            "nl": "Uitgaven van activiteiten",
            "fr": "Dépenses des activités",
            "en": "Spending of activities",
        }
    ),
    Text(
        {
            "nl": "Wat activiteiten in het jaar hebben uitgegeven, voor het deel dat bij de prioriteit hoort.",
            "fr": "Ce que les activités ont dépensé dans l’année, pour la part qui revient à la priorité.",
            "en": "What activities spent in the year, for the part that belongs to the priority.",
        }
    ),
    Text(
        {
            "nl": "Betalingen en uitgaven min terugbetalingen, in euro tegen de koers van de dag, verdeeld naar"
            " het aandeel van de prioriteit in de activiteit. Geld dat via meer activiteiten gaat, telt één"
            " keer: waar het begint. Wat op de prioriteit zelf is geboekt, is er niet bij opgeteld.",
            "fr": "Paiements et dépenses moins remboursements, en euros au cours du jour, répartis selon la part"
            " de la priorité dans l’activité. L’argent qui passe par plusieurs activités compte une fois : là"
            " où il commence. Ce qui est imputé à la priorité elle-même n’y est pas ajouté.",
            "en": "Payments and expenditure less refunds, in euro at the rate of the day, split by the share of"
            " the priority in the activity. Money that passes through several activities counts once: where"
            " it begins. What is booked on the priority itself is not added.",
        }
    ),
)
SPENDING_TOGETHER = Definition(
    "spending-together",
    Text(
        {
            "nl": "Uitgaven, geboekt en van activiteiten",
            "fr": "Dépenses, imputées et des activités",
            "en": "Spending, booked and of activities",
        }
    ),
    Text(
        {
            "nl": "Wat in het jaar is uitgegeven: door activiteiten, en wat op de prioriteit zelf is geboekt.",
            "fr": "Ce qui a été dépensé dans l’année : par les activités, et ce qui est imputé à la priorité"
            " elle-même.",
            "en": "What was spent in the year: by activities, and what was booked on the priority itself.",
        }
    ),
    Text(
        {
            "nl": "Het deel van activiteiten, elke betaling één keer geteld, plus wat op de prioriteit zelf is"
            " geboekt. Een gedrukt totaal van alle prioriteiten staat op zichzelf en is er niet bij opgeteld.",
            "fr": "La part des activités, chaque paiement compté une fois, plus ce qui est imputé à la priorité"
            " elle-même. Un total imprimé de toutes les priorités vaut pour lui-même et n’est pas ajouté.",
            "en": "The part of activities, each payment counted once, plus what is booked on the priority itself."
            " A printed total of all priorities stands for itself and is not added.",
        }
    ),
)


def _together(of: Definition) -> Definition:
    """The same question, put to spending that is booked and of activities together."""
    with_activities = {
        "nl": " Uitgaven zijn hier die van activiteiten en wat is geboekt, samen.",
        "fr": " Les dépenses sont ici celles des activités et ce qui est imputé, ensemble.",
        "en": " Spending here is that of activities and what is booked, together.",
    }
    return replace(
        of,
        question=f"{of.question}-together",
        method=Text({lang: said + with_activities[lang] for lang, said in of.method.items()}),
    )


REMAINING_TOGETHER = _together(REMAINING)
SHARE_TOGETHER = _together(SHARE)
CHANGE_TOGETHER = _together(CHANGE)

DEFINITIONS = {
    d.question: d
    for d in (
        SPENDING,
        ENVELOPE,
        REMAINING,
        SHARE,
        CHANGE,
        SPENDING_ACTIVITIES,
        SPENDING_TOGETHER,
        REMAINING_TOGETHER,
        SHARE_TOGETHER,
        CHANGE_TOGETHER,
    )
}
TOTAL = "total"
TOGETHER = "together"


def on(question: str, basis: str) -> str:
    """What a question about spending is called in a report on that basis (see `Report.basis`)."""
    return f"{question}-{TOGETHER}" if basis == TOGETHER else question


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
BESIDE = Text(
    {
        "nl": "Niet meegeteld: wat activiteiten voor hetzelfde jaar opgeven",
        "fr": "Non compté : ce que les activités déclarent pour la même année",
        "en": "Not counted: what activities state for the same year",
    }
)
SUM_BOOKED = Text(
    {
        "nl": "Geboekt op de prioriteiten zelf",
        "fr": "Imputé aux priorités elles-mêmes",
        "en": "Booked on the priorities themselves",
    }
)
SUM_ACTIVITIES = Text(
    {
        "nl": "Wat activiteiten opgeven, elke betaling één keer geteld",
        "fr": "Ce que les activités déclarent, chaque paiement compté une fois",
        "en": "What activities state, each payment counted once",
    }
)
NO_RATE = Text(
    {
        "nl": "Niet meegeteld: betalingen zonder waarde in euro",
        "fr": "Non compté : paiements sans valeur en euros",
        "en": "Not counted: payments without a value in euro",
    }
)
NOT_ADDED = Text(
    {
        "nl": "Niet opgeteld: het totaal zoals gedrukt in de bron",
        "fr": "Non ajouté : le total tel qu’imprimé dans la source",
        "en": "Not added: the total as printed in the source",
    }
)
ADD = Text(
    {
        "nl": "Geboekt plus van activiteiten",
        "fr": "Imputé plus activités",
        "en": "Booked plus of activities",
    }
)
