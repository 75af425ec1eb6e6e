# SPDX-License-Identifier: EUPL-1.2
"""Was a country eligible, and a priority, under a framework for an instrument on a day, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import words
from corridor.foundation.reference.public import ListBook, Verdict, list_book, reason_words
from corridor.values.answers import Answer
from corridor.values.citations import Citation
from corridor.values.periods import Period, Validity
from corridor.values.texts import Text

from .. import rules
from ..models import CountryRule, Framework, Instrument
from .records import RecordRef, cited
from .words import in_words

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground for the answer: a rule as it bears on the country that day.

    `text` is one sentence in every language of the interface, `said` the reason that the rule
    itself gives. `list_code` is the list it turns on, `listed` whether the country was on it;
    `in_force` whether the rule held. A ground without a record says what no rule says.
    """

    text: Text
    said: Text | None = None
    effect: str | None = None
    instrument: str | None = None
    list_code: str | None = None
    list_names: Text | None = None
    listed: Answer | None = None
    in_force: Answer | None = None
    validity: Validity | None = None
    record: RecordRef | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answer to one question. `country` is its ISO 3166-1 alpha-2 code."""

    framework: str
    country: str
    instrument: str | None
    day: date
    eligible: Answer
    priority: Answer
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Spell:
    """Days on which the answers are the same."""

    period: Period
    eligible: Answer
    priority: Answer


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules of frameworks and the lists they turn on, read once for many questions."""

    frameworks: dict[str, Framework]
    instruments: dict[tuple[str, str], Instrument]
    rules: tuple[CountryRule, ...]
    lists: ListBook

    def ask(self, framework: str, country: str, day: date, instrument: str | None = None) -> Ruling:
        """See `ask`. Asks no query."""
        if framework not in self.frameworks:
            raise LookupError(f"there is no framework {framework!r}")
        if instrument is not None and (framework, instrument) not in self.instruments:
            raise LookupError(f"{framework} has no instrument {instrument!r}")
        bearing = [
            (rule, rule.on(day), self._verdict(rule, country, day))
            for rule in self.rules
            if rule.framework.code == framework
            and (rule.instrument is None or rule.instrument.code == instrument)
        ]
        judgement = rules.judge(
            rules.Rule(
                rules.Effect(rule.effect),
                in_force,
                Answer.YES if verdict is None else verdict.answer,
            )
            for rule, in_force, verdict in bearing
        )
        standing = [each for each in bearing if each[1] is not Answer.NO]
        # What overrules the rest is said first.
        standing.sort(key=lambda each: each[0].effect != CountryRule.Effect.EXEMPT)
        grounds = [_ground(*each) for each in standing]
        eligible = judgement.eligible
        chosen = None if instrument is None else self.instruments[framework, instrument]
        if chosen is not None and chosen.on(day) is Answer.NO:
            eligible = Answer.NO
            grounds.insert(0, _not_yet(chosen))
        return Ruling(
            framework=framework,
            country=country,
            instrument=instrument,
            day=day,
            eligible=eligible,
            priority=judgement.priority,
            grounds=(*grounds, *_silences(bearing)),
        )

    def timeline(
        self, framework: str, country: str, instrument: str | None = None
    ) -> tuple[Spell, ...]:
        """The answers through time, from the first day of which a rule says something.

        Every day within a spell has the spell's answers. Asks no query; raises as `ask` does.
        """
        days = sorted(self._turns(framework, country, instrument))
        starts: list[date | None] = [None, *days]
        spells: list[Spell] = []
        for place, start in enumerate(starts):
            end = starts[place + 1] if place + 1 < len(starts) else None
            day = start or (end - ONE_DAY if end else date(2000, 1, 1))
            ruling = self.ask(framework, country, day, instrument)
            silent = all(ground.effect is None for ground in ruling.grounds)
            if silent and not spells:
                continue
            same = spells and (spells[-1].eligible, spells[-1].priority) == (
                ruling.eligible,
                ruling.priority,
            )
            if same:
                spells[-1] = replace(spells[-1], period=Period(spells[-1].period.start, end))
            else:
                spells.append(Spell(Period(start, end), ruling.eligible, ruling.priority))
        return tuple(spells)

    def _turns(self, framework: str, country: str, instrument: str | None) -> set[date]:
        """Every day on which an answer may change."""
        held: list[Validity] = []
        if instrument is not None and (framework, instrument) in self.instruments:
            held.append(self.instruments[framework, instrument].validity)
        for rule in self.rules:
            if rule.framework.code != framework:
                continue
            held.append(rule.validity)
            if rule.list is not None:
                held.append(self.lists.lists[rule.list.code].validity)
                members = self.lists.members.get((rule.list.code, country), ())
                held.extend(member.validity for member in members)
        periods = [period for each in held for period in (each.possible, each.certain) if period]
        return {day for period in periods for day in (period.start, period.end) if day}

    def schemes(self) -> tuple[tuple[str, str | None], ...]:
        """Frameworks, and their instruments with rules of their own, that can be asked about."""
        found: dict[tuple[str, str | None], None] = {}
        for rule in self.rules:
            code = rule.framework.code
            if rule.effect != CountryRule.Effect.PRIORITY:
                found[code, None if rule.instrument is None else rule.instrument.code] = None
        return tuple(sorted(found, key=lambda pair: (pair[0], pair[1] or "")))

    def _verdict(self, rule: CountryRule, country: str, day: date) -> Verdict | None:
        if rule.list is None:
            return None
        return self.lists.on_list(rule.list.code, country, day)


def rule_book(frameworks: Iterable[str] | None = None) -> RuleBook:
    """The rules of some frameworks, or of all. Six queries, whatever their number."""
    chosen = Framework.objects.all()
    if frameworks is not None:
        chosen = chosen.filter(code__in=list(frameworks))
    by_key = {framework.pk: framework for framework in chosen}
    found = tuple(country_rules().filter(framework__in=list(by_key)))
    return RuleBook(
        frameworks={framework.code: framework for framework in by_key.values()},
        instruments={
            (by_key[row.framework_id].code, row.code): row
            for row in Instrument.objects.filter(framework__in=list(by_key)).order_by("pk")
        },
        rules=found,
        lists=list_book(
            None
            if frameworks is None
            else {rule.list.code for rule in found if rule.list is not None}
        ),
    )


def ask(framework: str, country: str, day: date, instrument: str | None = None) -> Ruling:
    """Was the country (alpha-2) eligible and a priority on the day: yes, no or unknown, and why.

    Without an instrument only rules that hold for all of the framework's instruments count.
    Raises `LookupError` for a framework, instrument or country that does not exist. For many
    questions use `rule_book`.
    """
    return rule_book([framework]).ask(framework, country, day, instrument)


def country_rules() -> QuerySet[CountryRule]:
    """All rules in the order of time, with what they refer to at hand."""
    return CountryRule.objects.select_related("framework", "instrument", "list").order_by(
        "framework__code", "valid", "pk"
    )


def instruments(of: Framework) -> QuerySet[Instrument]:
    return of.instruments.order_by("pk")


Bearing = tuple[CountryRule, Answer, Verdict | None]


def _silences(bearing: Sequence[Bearing]) -> list[Ground]:
    """What no rule speaks of on that day."""
    effects = {rule.effect for rule, in_force, _verdict in bearing if in_force is not Answer.NO}
    opening = {CountryRule.Effect.ELIGIBLE, CountryRule.Effect.EXEMPT, CountryRule.Effect.ONLY}
    silences = []
    if not effects & opening:
        silences.append(
            Ground(in_words(lambda: _("No rule known here says who was eligible on that day.")))
        )
    if CountryRule.Effect.PRIORITY not in effects:
        silences.append(
            Ground(in_words(lambda: _("No rule known here sets priorities on that day.")))
        )
    return silences


def _not_yet(instrument: Instrument) -> Ground:
    return Ground(
        text=in_words(lambda: _("The instrument did not exist on that day.")),
        said=instrument.description,
        instrument=instrument.code,
        in_force=Answer.NO,
        validity=instrument.validity,
        record=RecordRef("policy.Instrument", instrument.pk, instrument.code),
        citations=instrument.citations,
    )


def _ground(rule: CountryRule, in_force: Answer, verdict: Verdict | None) -> Ground:
    citations = dict.fromkeys(cited(rule.sources))
    if verdict is not None:
        for reason in verdict.reasons:
            citations.update(dict.fromkeys(cited(list(reason.sources))))
    return Ground(
        text=in_words(lambda: _words(rule, in_force, verdict)),
        said=rule.reason,
        effect=rule.effect,
        instrument=None if rule.instrument is None else rule.instrument.code,
        list_code=None if rule.list is None else rule.list.code,
        list_names=None if rule.list is None else rule.list.names,
        listed=None if verdict is None else verdict.answer,
        in_force=in_force,
        validity=rule.validity,
        record=RecordRef("policy.CountryRule", rule.pk, f"{rule.framework.code}/{rule.pk}"),
        citations=tuple(citations),
    )


def _words(rule: CountryRule, in_force: Answer, verdict: Verdict | None) -> str:
    parts = [_effect_words(rule)]
    if verdict is not None:
        parts.extend(dict.fromkeys(reason_words(reason) for reason in verdict.reasons))
    if in_force is Answer.UNKNOWN:
        parts.append(_("It is not known whether this rule held on that day."))
    return " ".join(parts)


def _effect_words(rule: CountryRule) -> str:
    names = None if rule.list is None else rule.list.names.choose(words.language())[0]
    match rule.effect:
        case CountryRule.Effect.EXEMPT:
            return _("The instrument is bound to no country list.")
        case CountryRule.Effect.ONLY:
            return _("Limited to the list “%(list)s”.") % {"list": names}
        case CountryRule.Effect.PRIORITY:
            return _("Priority goes to the list “%(list)s”.") % {"list": names}
    if names is None:
        return _("Open to all countries.")
    return _("Open to the list “%(list)s”.") % {"list": names}
