# SPDX-License-Identifier: EUPL-1.2
"""Writing a plan: starting it, and its contributions, as long as it is a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import new_public_id
from corridor.foundation.parties.public import Organisation, standing
from corridor.foundation.reference.public import Country
from corridor.steering.policy.public import Framework, Node, Tree
from corridor.values.money import Money
from corridor.values.texts import Text

from ..models import ActionPlan, Contribution, ContributionCountry, ContributionPartner
from ..selectors.plans import approaches, contributions_of, places, plan_of, tree_of_year
from .finding import (
    Gone,
    Stale,
    check_money,
    check_staff,
    check_year,
    find_approach,
    find_node,
    locked,
)


@dataclass(frozen=True, slots=True)
class GivenContribution:
    """A contribution as somebody states it; null where not stated. Nodes go by their codes."""

    node: str
    what: Text
    approach: str | None = None
    money: Money | None = None
    staff: Decimal | None = None
    expertise: Text | None = None
    partners: Sequence[Organisation] = ()
    countries: Sequence[Country] = ()


@dataclass(frozen=True, slots=True)
class Started:
    """A plan that was started, with what was copied into it and the codes of what could not be."""

    plan: ActionPlan
    copied: int = 0
    left_out: tuple[str, ...] = ()


def start_plan(
    *,
    by: Actor | None,
    organisation: Organisation,
    framework: Framework,
    year: int,
    copy: bool = False,
) -> Started:
    """Start the draft of a plan; with `copy` it takes over the contributions of the year before.

    What came of these is not copied, nor is what stands on a node that the framework does not have
    in the new year. Raises `Refused` for a plan that exists, a year in which the framework has
    nothing to contribute to, and a copy of nothing.
    """
    check_year(year)
    with changing(by=by):
        actor = standing(organisation)
        tree = tree_of_year(framework, year)
        if not places(tree):
            raise Refused(
                _("%(framework)s has nothing that a plan could contribute to.")
                % {"framework": framework.code},
                "framework",
            )
        before = plan_of(actor, framework, year - 1) if copy else None
        if copy and before is None:
            raise Refused(
                _("There is no plan of %(actor)s of %(year)d to copy.")
                % {"actor": actor, "year": year - 1},
                "copy",
            )
        try:
            with transaction.atomic():
                plan = ActionPlan.objects.create(organisation=actor, framework=framework, year=year)
        except IntegrityError:
            raise Refused(
                _("%(actor)s has a plan of %(year)d already; open that one.")
                % {"actor": actor, "year": year},
                "year",
            ) from None
        if before is None:
            return Started(plan)
        copied, left_out = _copy(before, plan, tree)
        return Started(plan, copied, left_out)


def _copy(before: ActionPlan, plan: ActionPlan, tree: Tree | None) -> tuple[int, tuple[str, ...]]:
    open_to = {node.code for node in places(tree)}
    ways = {node.code for node in approaches(tree)}
    copied, left_out = 0, []
    for line in contributions_of(before):
        approach = None if line.approach is None else line.approach.code
        if line.node.code not in open_to or (approach and approach not in ways):
            left_out.append(line.node.code)
            continue
        again = Contribution.objects.create(
            plan=plan,
            node=line.node,
            approach=line.approach,
            what=line.what,
            amount=line.amount,
            currency=line.currency,
            staff=line.staff,
            expertise=line.expertise,
        )
        tie(
            again,
            [each.organisation for each in line.partners.all()],
            [each.country for each in line.countries.all()],
        )
        copied += 1
    return copied, tuple(dict.fromkeys(left_out))


def discard_plan(*, by: Actor | None, plan: ActionPlan, version: int) -> None:
    """Take away a draft without contributions. Raises `Refused` for any other, and `Stale`."""
    with changing(by=by, reason=_("started by mistake")):
        held = locked(plan, "change", version)
        if held.contributions.exists():
            raise Refused(_("Take its contributions away before the plan itself."), "state")
        held.delete()


def add_contribution(
    *, by: Actor | None, plan: ActionPlan, given: GivenContribution, key: str | None = None
) -> Contribution:
    """Add a line to a draft. `key` is the public id that a form was given for it: the same form
    sent twice adds one line. Raises `Refused` for what cannot be, at the field."""
    with changing(by=by):
        held = locked(plan, "change")
        known = None if key is None else Contribution.objects.filter(public_id=key).first()
        if known is not None:
            if known.plan_id != held.pk:
                raise Refused(_("This form belongs to another plan; open it anew."), "node")
            return known
        row = Contribution(plan=held, public_id=key or new_public_id())
        fill(row, held, given)
        row.save()
        tie(row, given.partners, given.countries)
        _counted(held)
        return row


def change_contribution(
    *, by: Actor | None, contribution: Contribution, version: int, given: GivenContribution
) -> Contribution:
    """Change a line of a draft that somebody saw at `version`; the same again changes nothing.

    Raises `Stale` when somebody else was faster, `Gone` when it was taken away, and `Refused`.
    """
    with changing(by=by):
        held = locked(contribution.plan, "change")
        row = _found(contribution, version)
        row.plan = held
        before = _state(row)
        fill(row, held, given)
        changed = tie(row, given.partners, given.countries)
        if changed or before != _state(row):
            row.version += 1
            row.save()
            _counted(held)
        return row


def remove_contribution(*, by: Actor | None, contribution: Contribution, version: int) -> None:
    """Take a line out of a draft. Raises `Stale`, `Gone` and `Refused` as a change does."""
    with changing(by=by):
        held = locked(contribution.plan, "change")
        _found(contribution, version).delete()
        _counted(held)


def _found(contribution: Contribution, version: int) -> Contribution:
    row = (
        Contribution.objects.select_for_update(of=("self",))
        .select_related("node", "approach", "plan__organisation", "plan__framework")
        .filter(pk=contribution.pk)
        .first()
    )
    if row is None:
        raise Gone
    if row.version != version:
        raise Stale(row)
    return row


def _counted(plan: ActionPlan) -> None:
    plan.version += 1
    plan.save(update_fields=["version"])


def _state(row: Contribution) -> tuple[Any, ...]:
    return (
        row.node_id,
        row.approach_id,
        row.what,
        row.amount,
        row.currency,
        row.staff,
        row.expertise,
    )


def fill(row: Contribution, plan: ActionPlan, given: GivenContribution) -> None:
    """Write what is given into the row, unsaved. Raises `Refused` for what cannot be."""
    row.node, row.approach = _where(plan, given.node, given.approach)
    check_money(given.money)
    check_staff(given.staff)
    row.what, row.expertise, row.staff = given.what, given.expertise, given.staff
    row.amount = None if given.money is None else given.money.amount
    row.currency = "" if given.money is None else given.money.currency
    actor = plan.organisation_id
    if any(standing(each).pk == actor for each in given.partners):
        raise Refused(
            _("%(actor)s is whose plan it is; name only others as partners.")
            % {"actor": plan.organisation},
            "partners",
        )


def _where(plan: ActionPlan, node: str, approach: str | None) -> tuple[Node, Node | None]:
    """The node and approach of a line, checked against the framework as it reads in the year."""
    tree = tree_of_year(plan.framework, plan.year)
    if node not in {each.code for each in places(tree)}:
        raise Refused(
            _("In %(year)d %(framework)s has no result area %(code)s.")
            % {"year": plan.year, "framework": plan.framework.code, "code": node[:40]},
            "node",
        )
    ways = {each.code for each in approaches(tree)}
    if approach is None:
        if ways:
            raise Refused(_("Say by which approach."), "approach")
        return find_node(plan.framework, node), None
    if approach not in ways:
        raise Refused(
            _("In %(year)d %(framework)s has no approach %(code)s.")
            % {"year": plan.year, "framework": plan.framework.code, "code": approach[:40]},
            "approach",
        )
    return find_node(plan.framework, node), find_approach(plan.framework, approach)


def tie(row: Contribution, partners: Sequence[Organisation], countries: Sequence[Country]) -> bool:
    """Give the line exactly these partners and countries; true if something changed."""
    wanted = {standing(each).pk for each in partners}
    held = set(row.partners.values_list("organisation_id", flat=True))
    row.partners.filter(organisation__in=held - wanted).delete()
    for key in sorted(wanted - held):
        ContributionPartner.objects.create(contribution=row, organisation_id=key)
    in_countries = {each.pk for each in countries}
    had = set(row.countries.values_list("country_id", flat=True))
    row.countries.filter(country__in=had - in_countries).delete()
    for key in sorted(in_countries - had):
        ContributionCountry.objects.create(contribution=row, country_id=key)
    _forget(row)
    return wanted != held or in_countries != had


def _forget(row: Contribution) -> None:
    getattr(row, "_prefetched_objects_cache", {}).clear()
