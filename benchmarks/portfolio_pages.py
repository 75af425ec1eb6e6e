# SPDX-License-Identifier: EUPL-1.2
"""The addresses that `portfolio_speed` asks for: each page, search and list, with other values each
time."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.portfolio import COUNTRIES, LARGE, NODES, RARE, VOCABULARY

OFFICER = "officer@benchmark.example"
Paths = Mapping[str, Callable[[], str]]


class Addresses:
    """Made up from the portfolio in the database, the same each time."""

    def __init__(self, count: int, seed: int = 1) -> None:
        from corridor.foundation.parties.public import organisation_by_code
        from corridor.steering.portfolio.public import Activity

        self.chance = random.Random(seed)
        self.count = count
        keys = Activity.objects.filter(code__startswith="bench-").order_by("pk")
        self.keys = list(keys.values_list("public_id", flat=True)[:: max(1, count // 200)])
        self.large = Activity.objects.get(code=LARGE).public_id
        self.partners = [organisation_by_code(code).public_id for code in ("iom", "undp", "seva")]

    def word(self, lang: str) -> str:
        return self.chance.choice(VOCABULARY[lang])

    def country(self) -> str:
        return self.chance.choice(COUNTRIES)

    def node(self) -> str:
        return self.chance.choice(NODES).rpartition("/")[2]

    def page(self, most: int) -> int:
        return self.chance.randrange(2, max(3, most))

    def facets(self) -> str:
        return f"country={self.country()}&status={self.chance.choice('1234')}"

    def searches(self, lang: str) -> Paths:
        return {
            f"one common word, {lang}": lambda: f"activities/?q={self.word(lang)}",
            f"two words, {lang}": lambda: f"activities/?q={self.word(lang)}+{self.word(lang)}",
            f"a word, two facets, {lang}": lambda: (
                f"activities/?q={self.word(lang)}&{self.facets()}"
            ),
            f"a rare word, {lang}": lambda: f"activities/?q={self.chance.choice(RARE)}",
            f"a rare word, two facets, {lang}": lambda: (
                f"activities/?q={self.chance.choice(RARE)}&{self.facets()}"
            ),
        }

    def pages(self) -> Paths:
        choose = self.chance.choice
        return {
            "home": lambda: "",
            "activities": lambda: "activities/",
            "activities, a later page": lambda: f"activities/?page={self.page(30)}",
            "activities, the last pages": lambda: (
                f"activities/?page={self.count // 25 - self.page(30)}"
            ),
            "activities, one facet": lambda: f"activities/?country={self.country()}",
            "activities, two facets": lambda: f"activities/?{self.facets()}",
            "activity": lambda: f"activities/{choose(self.keys)}/",
            "activity, large": lambda: f"activities/{self.large}/",
            "chart of money, large": lambda: f"activities/{self.large}/money/chart/",
            "map": lambda: "activities/map/",
            "map, spending": lambda: "activities/map/?by=spending",
            "transactions": lambda: f"transactions/?page={self.page(30)}",
            "transactions, narrowed": lambda: (
                f"transactions/?type={choose('234')}&year={choose(range(2008, 2018))}"
            ),
            "spending of a year": lambda: f"spending/NL08/{choose(range(2008, 2015))}/",
            "results": lambda: "results/",
            "common indicator": lambda: "results/people-trained/",
            "chart of an indicator": lambda: "results/people-trained/chart/",
            "node": lambda: f"frameworks/NL08/nodes/{self.node()}/",
            "framework": lambda: f"frameworks/{choose(('NL08', 'BE'))}/",
            "country": lambda: f"countries/{self.country()}/",
            "organisation": lambda: f"organisations/{choose(self.partners)}/",
            "promises": lambda: "promises/",
        }

    def officer(self) -> Paths:
        return {
            "home": lambda: "",
            "reporting rounds": lambda: "rounds/",
            "activities": lambda: "activities/",
            "activity": lambda: f"activities/{self.chance.choice(self.keys)}/",
            "activity, large": lambda: f"activities/{self.large}/",
        }

    def lists(self) -> Paths:
        choose = self.chance.choice
        return {
            "activities": lambda: "activities",
            "activities, narrowed": lambda: f"activities?country={self.country()}&status=2",
            "transactions": lambda: "transactions",
            "transactions of a year": lambda: (
                f"transactions?year={choose(range(2008, 2018))}&type={choose('234')}"
            ),
            "transactions of a partner": lambda: f"transactions?partner={choose(('iom', 'undp'))}",
            "results": lambda: "results?type=1",
            "indicators": lambda: "indicators?common=people-trained",
            "spending": lambda: "spending?framework=NL08",
        }


def officer() -> Any:
    """Somebody who sees and may change everything; a second factor is not asked for here."""
    from django.conf import settings

    from corridor.foundation.accounts.public import User, give_role
    from corridor.foundation.parties.public import organisation_by_code

    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    person = User.objects.filter(email=OFFICER).first()
    if person is None:
        person = User.objects.create_user(OFFICER, "no password is asked for here")
        give_role(user=person, role="officer", organisation=organisation_by_code("nl-bz"), by=None)
    return person
