# SPDX-License-Identifier: EUPL-1.2
"""A portfolio of any size, the same each time: statements as a file of a partner would make them.

Each activity has ten transactions and three results; one in ten is a programme with the nine after
it as its projects, which it pays. Organisations, countries, nodes and sectors are those of the
pack.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from corridor.steering.portfolio.rules.statements import (
    ActivityStatement,
    BudgetStatement,
    CountryStatement,
    FigureStatement,
    IndicatorStatement,
    MarkerStatement,
    NodeStatement,
    ParticipationStatement,
    PartStatement,
    PeriodStatement,
    ResultStatement,
    SectorStatement,
    TransactionStatement,
)
from corridor.values.periods import Period
from corridor.values.texts import Text

TRANSACTIONS, RESULTS, FAMILY = 10, 3, 10
ORGANISATIONS = ("iom", "unhcr", "icmpd", "undp", "ilo", "world-bank", "seva", "adpc", "intent")
FUNDERS = ("nl-bz", "be-dgd", "european-commission")
COUNTRIES = ("GH", "MA", "SN", "ET", "KE", "AF", "IQ", "GE", "AM", "BA", "ML", "UG", "SD", "AO")
NODES = tuple(f"NL08/{code}" for code in range(1, 7))
BELGIAN = ("BE/1.1", "BE/2.3", "BE/3.2", "BE/4.4", "BE/4.6")
SECTORS = ("15190", "72010", "24050", "13010", "15136")
WORDS = {
    "nl": "terugkeer opvang geld vrouwen jongeren scholing grens rechten dorp stad water werk",
    "fr": "retour accueil argent femmes jeunes formation frontière droits village ville eau emploi",
    "en": "return shelter money women youth training border rights village town water work",
}
VOCABULARY = {lang: words.split() for lang, words in WORDS.items()}
# Each of these stands in the aims of one activity in two thousand.
RARE = ("boomgaard", "smederij", "bakkerij", "weverij")
FIRST, YEARS = 2006, 15
CENT = Decimal("0.01")


# One activity with as much as the page of one has to bear.
LARGE, LARGE_TRANSACTIONS, LARGE_RESULTS = "bench-large", 1_000, 100


def code(place: int) -> str:
    return f"bench-{place}"


def statements(count: int, *, seed: int = 1, start: int = 0) -> Iterator[ActivityStatement]:
    """The activities from `start` up to `count`; one by one, so that any number fits in memory."""
    for place in range(start, count):
        yield activity(place, count, random.Random(seed * 1_000_003 + place))


def _text(chance: random.Random, length: int) -> Text:
    places = [chance.randrange(12) for _word in range(length)]
    return Text(
        {
            lang: " ".join(words[place] for place in places).capitalize()
            for lang, words in VOCABULARY.items()
        }
    )


def _rare(chance: random.Random) -> Text | None:
    known = chance.random() < len(RARE) / 2_000
    return Text({"nl": chance.choice(RARE)}) if known else None


def activity(place: int, count: int, chance: random.Random) -> ActivityStatement:
    heads = place % FAMILY == 0
    head = place - place % FAMILY
    year = FIRST + chance.randrange(YEARS - 3)
    partner = chance.choice(ORGANISATIONS)
    funder = chance.choice(FUNDERS)
    countries = chance.sample(COUNTRIES, chance.choice((1, 1, 1, 2)))
    shares = (Decimal(100),) if len(countries) == 1 else (Decimal(60), Decimal(40))
    nodes = [NodeStatement(chance.choice(NODES))]
    if chance.random() < 0.3:
        nodes.append(NodeStatement(chance.choice(BELGIAN)))
    return ActivityStatement(
        code=code(place),
        iati_identifier=f"XM-BENCH-{place}",
        title=_text(chance, 5),
        description=_text(chance, 25),
        objectives=_rare(chance),
        level="programme" if heads else "project",
        parent=None if heads else code(head),
        status=chance.choice(("1", "2", "2", "2", "3", "4", "4", "5")),
        actual_start=Period(date(year, 1, 1), date(year, 1, 2)),
        planned_end=Period(date(year + 3, 12, 31), date(year + 4, 1, 1)),
        reporting_org=funder,
        partner=partner,
        participations=(
            ParticipationStatement(funder, "1", Decimal(chance.choice((40, 60, 100)))),
            ParticipationStatement(partner, "4"),
        ),
        countries=tuple(map(CountryStatement, countries, shares)),
        sectors=(SectorStatement(chance.choice(SECTORS)),),
        markers=(MarkerStatement("1", chance.randrange(3)),) if chance.random() < 0.6 else (),
        nodes=tuple(nodes),
        budgets=(
            BudgetStatement(Period(date(year, 1, 1), date(year + 1, 1, 1)), _amount(chance), "EUR"),
        ),
        transactions=tuple(_money(place, count, heads, funder, partner, year, chance)),
        results=tuple(_results(year, chance)),
    )


def large() -> ActivityStatement:
    """A thousand transactions, a hundred results."""
    chance = random.Random(0)
    plain = activity(1, 2, chance)
    return replace(
        plain,
        code=LARGE,
        iati_identifier=f"XM-{LARGE}",
        parent=None,
        transactions=tuple(
            replace(each, ref=f"t{turn}-{each.ref}")
            for turn in range(LARGE_TRANSACTIONS // TRANSACTIONS)
            for each in _money(1, 2, False, FUNDERS[0], ORGANISATIONS[0], FIRST, chance)
        ),
        results=tuple(
            replace(
                each,
                code=f"r{turn}-{each.code}",
                indicators=tuple(replace(one, common=None) for one in each.indicators),
            )
            for turn in range(LARGE_RESULTS // RESULTS + 1)
            for each in _results(FIRST, chance)
        )[:LARGE_RESULTS],
    )


def _amount(chance: random.Random) -> Decimal:
    return Decimal(chance.randrange(100_00, 500_000_00)) * CENT


def _money(
    place: int, count: int, heads: bool, funder: str, partner: str, year: int, chance: random.Random
) -> Iterator[TransactionStatement]:
    for number in range(TRANSACTIONS):
        day = date(year, 1, 1) + timedelta(chance.randrange(3 * 365))
        below = place + number if heads and 0 < number < FAMILY else None
        pays = below is not None and below < count
        yield TransactionStatement(
            type="2" if number == 0 else "3" if heads else chance.choice("34"),
            day=day,
            amount=_amount(chance),
            currency="EUR" if chance.random() < 0.8 else "USD",
            ref=f"t{number}",
            provider=funder if heads else partner,
            receiver=partner if heads else None,
            receiver_activity=code(below) if pays and below is not None else None,
        )


def _results(year: int, chance: random.Random) -> Iterator[ResultStatement]:
    for number in range(RESULTS):
        reached = Decimal(chance.randrange(1, 2_000))
        women = Decimal(chance.randrange(int(reached) + 1))
        known = chance.random() < 0.9
        split = known and chance.random() < 0.2
        period = PeriodStatement(
            Period.year(year + 1),
            target=FigureStatement(number=Decimal(1_000)),
            actual=FigureStatement(number=reached) if known else None,
            parts=(
                PartStatement("actual", ("sex:f",), women),
                PartStatement("actual", ("sex:m",), reached - women),
            )
            if split
            else (),
        )
        indicator = IndicatorStatement(
            code="i",
            title=_text(chance, 4),
            measure="1",
            common=None if number else "people-trained",
            periods=(period,),
        )
        yield ResultStatement(
            code=f"r{number}",
            type="1" if number else "2",
            title=_text(chance, 4),
            indicators=(indicator,),
        )
