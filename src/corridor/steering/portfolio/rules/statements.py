# SPDX-License-Identifier: EUPL-1.2
"""What somebody states about an activity: a data pack, a form, a workbook or a file.

Every way in makes these values; the actions write them, one by one or in bulk, with the same
outcome. Organisations are named by their code, countries by ISO 3166-1 alpha-2, regions by M49,
nodes as "NL08/5", other activities by their code or IATI identifier. `None` is: nobody said.
Percentages are above 0 and up to 100.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from corridor.values.periods import Period, Validity
from corridor.values.texts import Text

Sources = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParticipationStatement:
    organisation: str
    role: str
    percentage: Decimal | None = None
    sources: Sources = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class CountryStatement:
    country: str
    percentage: Decimal | None = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class RegionStatement:
    """Either a code, or a name where the source is loose about it."""

    region: str | None = None
    name: Text | None = None
    percentage: Decimal | None = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class LocationStatement:
    name: Text
    country: str | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    exact: bool | None = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class SectorStatement:
    code: str
    vocabulary: str = "1"
    percentage: Decimal | None = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class MarkerStatement:
    code: str
    significance: int
    vocabulary: str = "1"
    rationale: Text | None = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class NodeStatement:
    node: str
    percentage: Decimal | None = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class PhaseStatement:
    code: str
    name: Text
    validity: Validity
    text: Text | None = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class ExtensionStatement:
    decided: Period | None
    new_end: Period | None
    budget_neutral: bool | None
    reason: Text | None = None
    note: Text | None = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class StopStatement:
    decided: Period | None
    reason: Text
    follow_up: Text | None = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class SecondmentStatement:
    lender: str
    host: str | None
    validity: Validity
    text: Text
    people: int | None = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class RelationStatement:
    """`kind` is a value of `Relation.Kind`."""

    to: str
    kind: str


@dataclass(frozen=True, slots=True)
class DocumentStatement:
    """An address, or the code of a document of the register."""

    title: Text
    url: str = ""
    document: str | None = None
    category: str = ""
    language: str = ""
    dated: date | None = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class TransactionStatement:
    """Money that moved or was committed; `type` is a code of IATI's TransactionType.

    `day` is the last of the `days` in which the source puts it. `value_date` is `day` when null.
    `region` is M49; not both it and `country`. `sectors` are "vocabulary:code".
    """

    type: str
    day: date
    amount: Decimal
    currency: str
    ref: str = ""
    days: int = 1
    value_date: date | None = None
    refund: bool = False
    provider: str | None = None
    provider_activity: str | None = None
    receiver: str | None = None
    receiver_activity: str | None = None
    country: str | None = None
    region: str | None = None
    sectors: tuple[str, ...] = ()
    description: Text | None = None
    sources: Sources = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class BudgetStatement:
    """What may be spent in a period. `value_date` is the period's first day when null."""

    period: Period
    amount: Decimal
    currency: str
    ref: str = ""
    status: str = "1"
    value_date: date | None = None
    note: Text | None = None
    sources: Sources = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class PlannedStatement:
    """A line of a forecast. `value_date` is the period's first day when null."""

    period: Period
    amount: Decimal
    currency: str
    value_date: date | None = None
    provider: str | None = None
    receiver: str | None = None


@dataclass(frozen=True, slots=True)
class ForecastStatement:
    """All that is expected to be paid, as seen on the day `made`."""

    made: date
    lines: tuple[PlannedStatement, ...]
    note: Text | None = None
    sources: Sources = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class PartStatement:
    """Part of a figure: `cell` holds "dimension:category", in alphabetical order."""

    kind: str
    cell: tuple[str, ...]
    number: Decimal | None
    denominator: Decimal | None = None
    state: str = "reported"
    comment: Text | None = None
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class FigureStatement:
    """A baseline, target or actual; `number` of `denominator` for a percentage."""

    state: str = "reported"
    number: Decimal | None = None
    denominator: Decimal | None = None
    text: Text | None = None
    qualifier: str = "exact"
    comment: Text | None = None


@dataclass(frozen=True, slots=True)
class PeriodStatement:
    period: Period
    target: FigureStatement | None = None
    actual: FigureStatement | None = None
    parts: tuple[PartStatement, ...] = ()
    sources: Sources = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorStatement:
    code: str
    title: Text
    measure: str
    unit: Text | None = None
    description: Text | None = None
    common: str | None = None
    ascending: bool = True
    cumulative: bool = False
    includes_components: bool = True
    baseline: FigureStatement | None = None
    baseline_day: Period | None = None
    baseline_sources: Sources = ()
    whole: FigureStatement | None = None
    whole_sources: Sources = ()
    periods: tuple[PeriodStatement, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultStatement:
    code: str
    type: str
    title: Text
    description: Text | None = None
    aggregation: bool | None = None
    indicators: tuple[IndicatorStatement, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityStatement:
    """All that is said of one activity; `code` or `iati_identifier` names it."""

    title: Text
    level: str = "project"
    code: str | None = None
    iati_identifier: str | None = None
    parent: str | None = None
    description: Text | None = None
    objectives: Text | None = None
    target_groups: Text | None = None
    language: str = "en"
    status: str | None = None
    planned_start: Period | None = None
    actual_start: Period | None = None
    planned_end: Period | None = None
    actual_end: Period | None = None
    reporting_org: str | None = None
    partner: str | None = None
    currency: str = "EUR"
    scope: str = ""
    collaboration_type: str = ""
    flow_type: str = ""
    finance_type: str = ""
    aid_type: str = ""
    tied_status: str = ""
    humanitarian: bool | None = None
    includes_components: bool = False
    public: bool = True
    note: Text | None = None
    participations: tuple[ParticipationStatement, ...] = ()
    countries: tuple[CountryStatement, ...] = ()
    regions: tuple[RegionStatement, ...] = ()
    locations: tuple[LocationStatement, ...] = ()
    sectors: tuple[SectorStatement, ...] = ()
    markers: tuple[MarkerStatement, ...] = ()
    nodes: tuple[NodeStatement, ...] = ()
    phases: tuple[PhaseStatement, ...] = ()
    extensions: tuple[ExtensionStatement, ...] = ()
    stops: tuple[StopStatement, ...] = ()
    secondments: tuple[SecondmentStatement, ...] = ()
    relations: tuple[RelationStatement, ...] = ()
    documents: tuple[DocumentStatement, ...] = ()
    budgets: tuple[BudgetStatement, ...] = ()
    transactions: tuple[TransactionStatement, ...] = ()
    forecasts: tuple[ForecastStatement, ...] = ()
    results: tuple[ResultStatement, ...] = ()
    sources: Sources = field(default=())
    place: str = ""
