# SPDX-License-Identifier: EUPL-1.2
"""The questions about how many there are: promises, activities, evaluations, plans; and what one
activity or a budget beside the envelope was given. In three languages."""

from __future__ import annotations

from corridor.values.texts import Text

from .figures import Definition


def _text(nl: str, fr: str, en: str) -> Text:
    return Text({"nl": nl, "fr": fr, "en": en})


_WHICH = _text(
    "Toezeggingen, moties, amendementen, voornemens en mededelingen aan het parlement. Wat twee"
    " bronnen verschillend lezen, telt één keer.",
    "Promesses, motions, amendements, intentions et communications au parlement. Ce que deux"
    " sources lisent autrement ne compte qu’une fois.",
    "Promises, motions, amendments, intentions and notices to parliament. What two sources read"
    " differently counts once.",
)
_LEAST = _text(
    "Wat misschien buiten het jaar ligt, telt niet mee: het aantal is dan een ondergrens.",
    "Ce dont le jour peut tomber hors de l’année n’est pas compté : le nombre est alors un minimum.",
    "What may have happened outside the year is not counted: the number is then the least that it"
    " can be.",
)


def _joined(*parts: Text) -> Text:
    return Text({lang: " ".join(part[lang] for part in parts) for lang in ("nl", "fr", "en")})


def _promises(title: Text, description: Text, method: Text) -> Definition:
    return Definition("promises", title, description, _joined(method, _LEAST, _WHICH))


PROMISES = {
    "made": _promises(
        _text("Toezeggingen gedaan", "Promesses faites", "Promises made"),
        _text(
            "Hoeveel het parlement in het jaar is toegezegd, of heeft gevraagd.",
            "Combien a été promis au parlement dans l’année, ou demandé par lui.",
            "How much parliament was promised in the year, or asked for.",
        ),
        _text(
            "Geteld is wat op een dag in het jaar is gezegd.",
            "Est compté ce qui a été dit un jour de l’année.",
            "Counted is what was said on a day in the year.",
        ),
    ),
    "kept": _promises(
        _text("Toezeggingen nagekomen", "Promesses tenues", "Promises kept"),
        _text(
            "Hoeveel toezeggingen in het jaar zijn nagekomen, op tijd of te laat.",
            "Combien de promesses ont été tenues dans l’année, à temps ou en retard.",
            "How many promises were kept in the year, in time or late.",
        ),
        _text(
            "Geteld is wat voor het eerst in het jaar als nagekomen is opgetekend.",
            "Est compté ce qui, pour la première fois, est noté comme tenu dans l’année.",
            "Counted is what was first recorded as kept in the year.",
        ),
    ),
    "late": _promises(
        _text("Toezeggingen te laat", "Promesses en retard", "Promises late"),
        _text(
            "Hoeveel toezeggingen over hun termijn zijn gegaan.",
            "Combien de promesses ont dépassé leur délai.",
            "How many promises have gone past their term.",
        ),
        _text(
            "Geteld is wat in het jaar na zijn termijn is nagekomen, en wat aan het eind van het jaar"
            " over zijn termijn was en niet gedaan. Zwijgen de documenten erover, dan kan het wel zijn"
            " gedaan.",
            "Est compté ce qui a été tenu dans l’année après son délai, et ce qui à la fin de l’année"
            " l’avait dépassé sans être fait. Si les documents n’en parlent plus, il a pu être fait.",
            "Counted is what was kept in the year after its term, and what at the year’s end was past"
            " its term and not done. Where the documents are silent it may have been done.",
        ),
    ),
    "changed": _promises(
        _text(
            "Toezeggingen gewijzigd of gestopt",
            "Promesses modifiées ou arrêtées",
            "Promises changed or stopped",
        ),
        _text(
            "Hoeveel toezeggingen in het jaar zijn gewijzigd of gestopt.",
            "Combien de promesses ont été modifiées ou arrêtées dans l’année.",
            "How many promises were changed or stopped in the year.",
        ),
        _text(
            "Geteld is wat voor het eerst in het jaar als gewijzigd of gestopt is opgetekend.",
            "Est compté ce qui, pour la première fois, est noté comme modifié ou arrêté dans l’année.",
            "Counted is what was first recorded as changed or stopped in the year.",
        ),
    ),
    "open": _promises(
        _text("Toezeggingen open", "Promesses ouvertes", "Promises open"),
        _text(
            "Hoeveel toezeggingen aan het eind van het jaar nog liepen of openstonden.",
            "Combien de promesses étaient encore en cours ou ouvertes à la fin de l’année.",
            "How many promises were still under way or open at the end of the year.",
        ),
        _text(
            "Geteld is wat toen was gezegd en niet nagekomen, gewijzigd of gestopt; ook waarover de"
            " documenten daarna zwijgen, want dat is niet hetzelfde als gebroken.",
            "Est compté ce qui avait été dit et n’était ni tenu, ni modifié, ni arrêté ; aussi ce dont les"
            " documents ne parlent plus ensuite, car se taire n’est pas rompre.",
            "Counted is what had been said and was not kept, changed or stopped; also what the documents"
            " are silent about after that, which is not the same as broken.",
        ),
    ),
    "silent": _promises(
        _text(
            "Toezeggingen waarover de bronnen zwijgen",
            "Promesses dont les sources ne parlent plus",
            "Promises on which the sources are silent",
        ),
        _text(
            "Van hoeveel toezeggingen de documenten tot het eind van het jaar niets meer vertellen.",
            "De combien de promesses les documents ne disent plus rien jusqu’à la fin de l’année.",
            "Of how many promises the documents up to the end of the year tell nothing more.",
        ),
        _text(
            "Geteld is wat toen openstond en waarover de laatste verslagen niets zeggen. Een brief die niet"
            " bij de bronnen is, kan het hebben afgedaan.",
            "Est compté ce qui était ouvert et dont les derniers rapports ne disent rien. Une lettre absente"
            " des sources peut l’avoir réglé.",
            "Counted is what stood open and of which the last reports say nothing. A letter that is not"
            " among the sources may have settled it.",
        ),
    ),
}
ACTIVITIES = Definition(
    "activities",
    _text("Activiteiten", "Activités", "Activities"),
    _text(
        "Hoeveel activiteiten bij het onderdeel in het jaar liepen.",
        "Combien d’activités de l’élément étaient en cours dans l’année.",
        "How many activities under the node ran in the year.",
    ),
    _text(
        "Geteld zijn de activiteiten bij het onderdeel en wat eronder valt, waarvan geen datum het jaar"
        " uitsluit. Zijn er data niet vermeld, dan is het aantal een bovengrens. Wat deel is van een"
        " getelde activiteit, en wat nog maar is voorgenomen, telt niet apart.",
        "Sont comptées les activités de l’élément et de ce qui en dépend dont aucune date n’exclut"
        " l’année. Si des dates ne sont pas indiquées, le nombre est un maximum. Ce qui fait partie d’une"
        " activité comptée, ou n’est encore que prévu, ne compte pas à part.",
        "Counted are the activities under the node and what is below it of which no date rules the year"
        " out. Where dates are not stated the number is an upper bound. What is part of an activity that"
        " is counted, and what is only planned yet, does not count apart.",
    ),
)
COUNTRIES = Definition(
    "countries",
    _text("Landen met activiteiten", "Pays avec activités", "Countries with activities"),
    _text(
        "In hoeveel landen de activiteiten bij het onderdeel in het jaar liepen.",
        "Dans combien de pays se déroulaient les activités de l’élément dans l’année.",
        "In how many countries the activities under the node ran in the year.",
    ),
    _text(
        "Elk land van de getelde activiteiten telt één keer. Is van geen activiteit in het land zeker dat"
        " zij in het jaar liep, dan is het aantal een bovengrens. Landen die geen bron noemt, ontbreken.",
        "Chaque pays des activités comptées l’est une fois. Si d’aucune activité dans le pays il n’est sûr"
        " qu’elle se déroulait dans l’année, le nombre est un maximum. Les pays qu’aucune source ne cite"
        " manquent.",
        "Each country of the activities that are counted counts once. Where of no activity in it it is sure"
        " that it ran in the year, the number is an upper bound. Countries that no source names are"
        " missing.",
    ),
)
EVALUATIONS = Definition(
    "evaluations",
    _text("Evaluaties afgerond", "Évaluations achevées", "Evaluations finished"),
    _text(
        "Hoeveel evaluaties, studies en metingen bij het onderdeel in het jaar zijn afgerond.",
        "Combien d’évaluations, d’études et de mesures de l’élément ont été achevées dans l’année.",
        "How many evaluations, studies and measurements under the node were finished in the year.",
    ),
    _text(
        "Geteld is wat op een dag in het jaar is afgerond. Afgeronde evaluaties waarvan de dag niet is"
        " vermeld, tellen niet mee: het aantal is dan een ondergrens.",
        "Est compté ce qui a été achevé un jour de l’année. Les évaluations achevées dont le jour n’est pas"
        " indiqué ne comptent pas : le nombre est alors un minimum.",
        "Counted is what was finished on a day in the year. Finished evaluations whose day is not stated do"
        " not count: the number is then a lower bound.",
    ),
)
LESSONS = Definition(
    "lessons",
    _text("Lessen", "Enseignements", "Lessons"),
    _text(
        "Hoeveel lessen over het onderdeel bekend zijn.",
        "Combien d’enseignements sont connus sur l’élément.",
        "How many lessons about the node are known.",
    ),
    _text(
        "Geteld zijn de aanvaarde lessen bij het onderdeel en wat eronder valt, van welk jaar ook: een les"
        " geldt tot een betere.",
        "Sont comptés les enseignements acceptés de l’élément et de ce qui en dépend, de toute année : un"
        " enseignement vaut jusqu’à un meilleur.",
        "Counted are the accepted lessons about the node and what is below it, of whatever year: a lesson"
        " holds until a better one.",
    ),
)
PLANS = Definition(
    "plans",
    _text("Actieplannen", "Plans d’action", "Action plans"),
    _text(
        "Hoeveel actoren een vastgesteld actieplan voor het jaar hebben.",
        "Combien d’acteurs ont un plan d’action adopté pour l’année.",
        "How many actors have an adopted action plan for the year.",
    ),
    _text(
        "Geteld zijn de plannen van het jaar die zijn vastgesteld of afgesloten; van een onderdeel de"
        " plannen met een bijdrage daaraan. Ontwerpen tellen niet.",
        "Sont comptés les plans de l’année qui sont adoptés ou clos ; pour un élément, ceux qui y"
        " contribuent. Les projets de plan ne comptent pas.",
        "Counted are the plans of the year that are adopted or closed; of a node, those that contribute to"
        " it. Drafts do not count.",
    ),
)
COMMITMENTS = Definition(
    "commitments",
    _text("Toegezegd bedrag", "Montant engagé", "Amount committed"),
    _text(
        "Wat in het jaar voor één activiteit is toegezegd.",
        "Ce qui a été engagé dans l’année pour une activité.",
        "What was committed to one activity in the year.",
    ),
    _text(
        "De som van de toezeggingen van geld in het jaar, zoals vermeld. Een toezegging is geen betaling:"
        " zij kan over jaren worden uitbetaald.",
        "La somme des engagements financiers de l’année, tels qu’indiqués. Un engagement n’est pas un"
        " paiement : il peut être versé sur plusieurs années.",
        "The sum of the commitments of money in the year, as stated. A commitment is no payment: it may be"
        " paid over years.",
    ),
)
BESIDE = Definition(
    "beside",
    _text("Geld naast het budget", "Fonds hors enveloppe", "Money beside the envelope"),
    _text(
        "Een ander budget dat de bronnen naast het budget van het kader noemen.",
        "Un autre budget que les sources citent à côté de l’enveloppe du cadre.",
        "Another budget that the sources name beside the framework’s envelope.",
    ),
    _text(
        "Het bedrag zoals het in de bron staat, voor de hele looptijd. Het is nergens bij opgeteld.",
        "Le montant tel qu’il figure dans la source, pour toute la durée. Il n’est ajouté à rien.",
        "The amount as the source states it, for the whole of its period. It is added to nothing.",
    ),
)
DEFINITIONS = {
    "promises": PROMISES["made"],
    "activities": ACTIVITIES,
    "countries": COUNTRIES,
    "evaluations": EVALUATIONS,
    "lessons": LESSONS,
    "plans": PLANS,
    "commitments": COMMITMENTS,
    "beside": BESIDE,
}
COUNTED = {
    "promises": _text("toezeggingen", "promesses", "promises"),
    "activities": _text("activiteiten", "activités", "activities"),
    "countries": _text("landen", "pays", "countries"),
    "evaluations": _text("evaluaties", "évaluations", "evaluations"),
    "lessons": _text("lessen", "enseignements", "lessons"),
    "plans": _text("plannen", "plans", "plans"),
}

# The steps of a calculation.
SURE = _text("Zeker in het jaar", "De façon sûre dans l’année", "In the year for certain")
PERHAPS_COUNTED = _text(
    "Meegeteld, maar een datum is niet vermeld: misschien niet in het jaar",
    "Compté, mais une date n’est pas indiquée : peut-être hors de l’année",
    "Counted, but a date is not stated: perhaps not in the year",
)
PERHAPS_LEFT = _text(
    "Niet meegeteld: misschien wel, maar de dag of de afloop is niet zeker",
    "Non compté : peut-être, mais le jour ou l’issue n’est pas sûr",
    "Not counted: perhaps, but the day or the outcome is not certain",
)
COMMITTED = _text(
    "Som van de toezeggingen in het jaar",
    "Somme des engagements de l’année",
    "Sum of the commitments in the year",
)
