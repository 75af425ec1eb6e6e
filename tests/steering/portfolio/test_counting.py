# SPDX-License-Identifier: EUPL-1.2
"""What the database says is counted, and sums by year, against the plain rule in Python."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from corridor.foundation.reference.models import Country, Region
from corridor.steering.policy.models import Framework, Node
from corridor.steering.portfolio.actions.counting import recount
from corridor.steering.portfolio.models import (
    Activity,
    NodeShare,
    RecipientCountry,
    RecipientRegion,
    Sector,
    Transaction,
    YearAmount,
)
from corridor.steering.portfolio.rules.chains import Member, Movement, counted_slowly
from corridor.steering.portfolio.rules.money import split

from .paying import ground, text
from .test_rules_chains import portfolios

COLUMNS = {"3": "disbursed", "4": "expended", "7": "reimbursed", "2": "committed", "1": "incoming"}
PLACES = ["", "MA", "GH", "002"]
# Each example writes some dozen rows: few of them, and none made smaller by the hundred.
few = settings(
    max_examples=12,
    phases=(Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


def build(members: list[Member], movements: list[Movement], years: list[int]) -> list[Activity]:
    """The portfolio as rows; the order of keys is kept."""
    rows: list[Activity] = []
    for member in members:
        line = [rows[key].pk for key in member.ancestors]
        rows.append(
            Activity.objects.create(
                title=text("An activity"),
                level="component",
                parent_id=line[-1] if line else None,
                ancestors=line,
                includes_components=member.includes_components,
                public=member.public,
                sources=["NL11:79"],
            )
        )
    for place, each in enumerate(movements):
        pay(rows, each, years[place % len(years)])
    return rows


def pay(rows: list[Activity], each: Movement, year: int, **more: Any) -> Transaction:
    day = date(year, 3, 1)
    ends = {
        f"{side}_activity": None if key is None else rows[key]
        for side, key in (
            ("provider", each.provider_activity),
            ("receiver", each.receiver_activity),
        )
    }
    return Transaction.objects.create(
        activity=rows[each.activity],
        type=each.type,
        day=day,
        value_date=day,
        amount=each.amount,
        currency="EUR",
        euro=each.amount,
        rate=1,
        rate_day=day,
        sources=["NL11:79"],
        **ends,
        **more,
    )


def plain(rows: list[Activity]) -> tuple[list[Transaction], list[bool]]:
    """The transactions that stand, and which of them count by the rule."""
    money = list(Transaction.objects.filter(current=True).order_by("pk"))
    members = [
        Member(row.pk, tuple(row.ancestors), row.includes_components, row.public)
        for row in Activity.objects.all()
    ]
    movements = [
        Movement(t.activity_id, t.type, t.amount, t.provider_activity_id, t.receiver_activity_id)
        for t in money
    ]
    return money, counted_slowly(members, movements)


def told() -> Counter[Any]:
    """Every sum that the database keeps."""
    found: Counter[Any] = Counter()
    for row in YearAmount.objects.all():
        for name in COLUMNS.values():
            if amount := getattr(row, name):
                found[row.activity_id, row.year, row.by, row.of, row.key, name] += amount
    return found


def shares_of(row: Activity) -> dict[tuple[str, str], list[tuple[str, Decimal | None]]]:
    cuts: dict[tuple[str, str], list[tuple[str, Decimal | None]]] = {("country", ""): []}
    for each in row.countries.all():
        cuts["country", ""].append((each.country.iso2, each.percentage))
    for each in row.regions.all():
        code = "" if each.region is None else each.region.code
        cuts["country", ""].append((code, each.percentage))
    for each in row.sectors.all():
        cuts.setdefault(("sector", each.vocabulary), []).append((each.code, each.percentage))
    for each in row.node_shares.all():
        of = each.node.framework.code
        cuts.setdefault(("node", of), []).append((each.node.code, each.percentage))
    return cuts


def summed(rows: list[Activity]) -> Counter[Any]:
    """The same, added up and split one by one."""
    money, flags = plain(rows)
    found: Counter[Any] = Counter()
    for row in rows:
        mine = [t for t, flag in zip(money, flags, strict=True) if flag and t.activity_id == row.pk]
        cuts = shares_of(row)
        for each in mine:
            for sector in each.sectors if each.amount and each.type in COLUMNS else ():
                cuts.setdefault(("sector", sector.partition(":")[0]), [])
        for year, type in {(t.day.year, t.type) for t in mine if t.type in COLUMNS}:
            these = [t for t in mine if (t.day.year, t.type) == (year, type)]
            key = (COLUMNS[type],)
            found[(row.pk, year, "", "", "", *key)] += sum(t.euro or 0 for t in these)
            for (by, of), shares in cuts.items():
                rest = Decimal(0)
                for t in these:
                    own = own_part(t, by, of)
                    if own is None:
                        rest += t.euro or 0
                    else:
                        found[(row.pk, year, by, of, own, *key)] += t.euro or 0
                for name, part in split(rest, shares).items():
                    found[(row.pk, year, by, of, name, *key)] += part
    return Counter({key: amount for key, amount in found.items() if amount})


def own_part(t: Transaction, by: str, of: str) -> str | None:
    """What the transaction itself says it is for."""
    if by == "country":
        if t.country is not None:
            return str(t.country.iso2)
        return None if t.region is None else str(t.region.code)
    if by == "sector":
        return next((s.partition(":")[2] for s in t.sectors if s.startswith(f"{of}:")), None)
    return None


def flags_agree(rows: list[Activity]) -> None:
    money, flags = plain(rows)
    assert [t.counted for t in money] == flags


class Random(TestCase):
    def setup_example(self) -> None:
        super().setup_example()
        ground()
        framework = Framework.objects.create(
            code="TEST", names=text("A framework"), kind="national"
        )
        for code in ("1", "2"):
            Node.objects.create(framework=framework, code=code, kind="objective")

    @few
    @given(portfolios())
    def test_the_whole_at_once(self, portfolio: Any) -> None:
        rows = build(*portfolio, [2010, 2011])
        recount()
        flags_agree(rows)
        assert told() == summed(rows)

    @few
    @given(portfolios(), st.data())
    def test_one_change_after_another(self, portfolio: Any, data: Any) -> None:
        """After each change only what it touches is looked at; the answer is the whole one."""
        members, movements = portfolio
        rows = build(members, movements[:4], [2010])
        recount()
        for each in movements[4:]:
            made = pay(rows, each, 2011)
            recount([made.activity_id], tree=False)
        flags_agree(rows)
        for row in data.draw(st.lists(st.sampled_from(rows), max_size=3)):
            match data.draw(st.sampled_from(["publicity", "components", "withdraw"])):
                case "publicity":
                    Activity.objects.filter(pk=row.pk).update(public=not row.public)
                    recount([row.pk], tree=False)
                case "components":
                    told_before = row.includes_components
                    Activity.objects.filter(pk=row.pk).update(includes_components=not told_before)
                    recount([row.pk])
                case "withdraw":
                    gone = row.transactions.filter(current=True)
                    ends = {t.receiver_activity_id for t in gone} - {None}
                    gone.update(current=False)
                    recount({row.pk} | ends, tree=False)
            row.refresh_from_db()
        flags_agree(rows)
        assert told() == summed(rows)

    @few
    @given(portfolios(), st.data())
    def test_parts_are_what_the_shares_make_of_the_sums(self, portfolio: Any, data: Any) -> None:
        members, movements = portfolio
        rows = build(members, [], [2010])
        percent = st.none() | st.decimals(Decimal("0.000001"), Decimal(100), places=6)
        places = {row.iso2: row for row in Country.objects.all()}
        region = Region.objects.get(code="002")
        for row in rows:
            for iso2 in data.draw(st.sets(st.sampled_from(["MA", "GH", "SO"]))):
                RecipientCountry.objects.create(
                    activity=row, country=places[iso2], percentage=data.draw(percent)
                )
            if data.draw(st.booleans()):
                RecipientRegion.objects.create(
                    activity=row,
                    region=data.draw(st.sampled_from([region, None])),
                    name=text("The Horn"),
                    percentage=data.draw(percent),
                )
            for code in data.draw(st.sets(st.sampled_from(["15190", "72010"]))):
                Sector.objects.create(activity=row, code=code, percentage=data.draw(percent))
            for node in Node.objects.all():
                if data.draw(st.booleans()):
                    NodeShare.objects.create(activity=row, node=node, percentage=data.draw(percent))
        cents = st.decimals(Decimal("-999.99"), Decimal("99999.99"), places=2)
        for each in movements:
            place = data.draw(st.sampled_from(PLACES))
            amount = data.draw(cents)
            moved = Movement(
                each.activity, each.type, amount, each.provider_activity, each.receiver_activity
            )
            pay(
                rows,
                moved,
                data.draw(st.sampled_from([2010, 2011])),
                country=places.get(place),
                region=region if place == "002" else None,
                sectors=data.draw(st.sampled_from([[], ["1:15190"], ["1:72010", "99:x"]])),
            )
        recount()
        assert told() == summed(rows)
        additive()


def additive() -> None:
    """Over countries, always; over nodes and sectors of what has a row there."""
    whole = {(r.activity_id, r.year): r for r in YearAmount.objects.filter(by="")}
    cuts: dict[Any, Counter[str]] = {}
    for row in YearAmount.objects.exclude(by=""):
        cut = cuts.setdefault((row.activity_id, row.year, row.by, row.of), Counter())
        for name in COLUMNS.values():
            cut[name] += getattr(row, name)
    for (activity, year, _by, _of), cut in cuts.items():
        for name in COLUMNS.values():
            assert cut[name] == getattr(whole[activity, year], name)
