# SPDX-License-Identifier: EUPL-1.2
"""What came of an activity.

A figure is always in one of the states of `State`: nothing reported, zero and "not applicable" are
three things. A number stands in `number`; a percentage as `number` of `denominator`, so that it can
be summed, or as the percentage itself in `number` where nobody said of what; yes and no as 1 and 0;
words in `text`.
"""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corridor.foundation.audit.public import tracked, tracked_in_bulk, tracked_without
from corridor.foundation.kernel.public import CitationsField, TranslatedField
from corridor.steering.policy.public import Node

from .activity import Activity
from .evidence import Evidenced


class Measure(models.TextChoices):
    """How an indicator is measured; the first code of each pair is IATI's IndicatorMeasure."""

    NUMBER = "1", _("number")
    PERCENTAGE = "2", _("percentage")
    QUALITATIVE = "5", _("in words")
    YES_NO = "yes_no", _("yes or no")


class State(models.TextChoices):
    REPORTED = "reported", _("reported")
    NOT_REPORTED = "not_reported", _("not reported")
    NOT_APPLICABLE = "not_applicable", _("not applicable")


class Qualifier(models.TextChoices):
    """How exact the source is: "over 30" is at least 30, "about 160" is about."""

    EXACT = "exact", _("exactly")
    ABOUT = "about", _("about")
    AT_LEAST = "at_least", _("at least")
    AT_MOST = "at_most", _("at most")


@tracked
class Dimension(models.Model):
    """A way to break figures down, of the controlled vocabulary: sex, age, nationality.

    With `by_country` its categories are all countries by ISO 3166-1 alpha-2, and it has no rows of
    `Category`.
    """

    code = models.SlugField(max_length=40, unique=True)
    names = TranslatedField(_("name"))
    description = TranslatedField(_("description"), null=True, blank=True)
    by_country = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("dimension")
        ordering = ["position", "code"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.code


@tracked
class Category(models.Model):
    """One value of a dimension."""

    dimension = models.ForeignKey(Dimension, models.CASCADE, related_name="categories")
    code = models.SlugField(max_length=40)
    names = TranslatedField(_("name"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("category")
        ordering = ["dimension", "position", "code"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["dimension", "code"], name="portfolio_category_once")
        ]

    def __str__(self) -> str:
        return self.code


# How often its sums changed follows from other records: no history of its own.
@tracked_without("changed", "tallied", "tallied_at", "size")
class CommonIndicator(models.Model):
    """What indicators of several activities measure alike, so that they can be added up.

    `unit` is in words ("people"). `cumulative`: each figure includes those before it, or is the
    state at the end of its period; else it is of its own period alone. `ascending`: more is better.
    `nodes` are those it is asked for.

    `changed` counts the times that something it adds up may have changed; the `Tally`s of it are
    worth something as long as `tallied` is the same. They were those of `tallied_at`, when `size`
    indicators measured it.
    """

    code = models.SlugField(max_length=80, unique=True)
    names = TranslatedField(_("name"))
    description = TranslatedField(_("description"), null=True, blank=True)
    unit = TranslatedField(_("unit"), null=True, blank=True)
    measure = models.CharField(max_length=6, choices=Measure.choices)
    ascending = models.BooleanField(default=True)
    cumulative = models.BooleanField(default=False)
    nodes = models.ManyToManyField(Node, related_name="+", blank=True)
    changed = models.BigIntegerField(default=0)
    tallied = models.BigIntegerField(default=-1)
    tallied_at = models.DateTimeField(null=True, editable=False)
    size = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("common indicator")
        ordering = ["code"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.code


@tracked_in_bulk
class Result(models.Model):
    """A result that an activity aims for. `aggregation` is IATI's aggregation-status."""

    class Type(models.TextChoices):
        """IATI ResultType."""

        OUTPUT = "1", _("output")
        OUTCOME = "2", _("outcome")
        IMPACT = "3", _("impact")
        OTHER = "9", _("other")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="results")
    code = models.CharField(max_length=80)
    type = models.CharField(max_length=1, choices=Type.choices)
    title = TranslatedField(_("title"))
    description = TranslatedField(_("description"), null=True, blank=True)
    aggregation = models.BooleanField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    @property
    def organisation_id(self) -> int | None:
        return self.activity.organisation_id

    class Meta:
        verbose_name = _("result")
        ordering = ["activity", "position", "pk"]
        default_permissions = ()
        permissions = [("write_results", "Can define results and correct their figures")]
        constraints = [
            models.UniqueConstraint(fields=["activity", "code"], name="portfolio_result_once")
        ]


def figure_column() -> models.DecimalField:  # type: ignore[type-arg]
    return models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)


@tracked_in_bulk
class Indicator(models.Model):
    """What shows whether a result is reached, with where it started and where it should end.

    `baseline_*` and `whole_*` are figures: the start, and the target for the activity as a whole.
    `includes_components`: its figures comprise those of the activity's components, which are then
    not added to them. Its unit and measure do not change once a figure stands.
    """

    result = models.ForeignKey(Result, models.CASCADE, related_name="indicators")
    code = models.CharField(max_length=80)
    common = models.ForeignKey(
        CommonIndicator, models.PROTECT, null=True, blank=True, related_name="indicators"
    )
    title = TranslatedField(_("title"))
    description = TranslatedField(_("description"), null=True, blank=True)
    measure = models.CharField(
        pgettext_lazy("indicator", "measure"), max_length=6, choices=Measure.choices
    )
    unit = TranslatedField(_("unit"), null=True, blank=True)
    ascending = models.BooleanField(_("more is better"), default=True)
    cumulative = models.BooleanField(_("cumulative"), default=False)
    includes_components = models.BooleanField(default=True)
    baseline_state = models.CharField(
        max_length=14, choices=State.choices, default=State.NOT_REPORTED
    )
    baseline_number = figure_column()
    baseline_denominator = figure_column()
    baseline_text = TranslatedField(null=True, blank=True)
    baseline_qualifier = models.CharField(
        max_length=8, choices=Qualifier.choices, default=Qualifier.EXACT
    )
    baseline_comment = TranslatedField(null=True, blank=True)
    baseline_day = DateRangeField(null=True, blank=True)
    baseline_sources = CitationsField(default=list, blank=True)
    whole_number = figure_column()
    whole_denominator = figure_column()
    whole_text = TranslatedField(null=True, blank=True)
    whole_qualifier = models.CharField(
        max_length=8, choices=Qualifier.choices, default=Qualifier.EXACT
    )
    whole_comment = TranslatedField(null=True, blank=True)
    whole_sources = CitationsField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("indicator")
        ordering = ["result", "position", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["result", "code"], name="portfolio_indicator_once"),
            models.CheckConstraint(
                condition=Q(baseline_state="reported")
                | Q(
                    baseline_number__isnull=True,
                    baseline_denominator__isnull=True,
                    baseline_text__isnull=True,
                ),
                name="portfolio_indicator_baseline_state",
            ),
        ]


@tracked_in_bulk
class IndicatorPeriod(Evidenced):
    """The target and the approved actual of an indicator in a period; periods do not overlap.

    `target_number` and its like are null where no target was set: a target of nothing is 0.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="periods")
    period = DateRangeField(_("period"))
    target_number = figure_column()
    target_denominator = figure_column()
    target_text = TranslatedField(null=True, blank=True)
    target_qualifier = models.CharField(
        max_length=8, choices=Qualifier.choices, default=Qualifier.EXACT
    )
    target_comment = TranslatedField(null=True, blank=True)
    actual_state = models.CharField(
        max_length=14, choices=State.choices, default=State.NOT_REPORTED
    )
    actual_number = figure_column()
    actual_denominator = figure_column()
    actual_text = TranslatedField(null=True, blank=True)
    actual_qualifier = models.CharField(
        max_length=8, choices=Qualifier.choices, default=Qualifier.EXACT
    )
    actual_comment = TranslatedField(null=True, blank=True)

    class Meta(Evidenced.Meta):
        abstract = False
        verbose_name = _("period of an indicator")
        ordering = ["indicator", "period"]
        default_permissions = ()
        constraints = [
            *Evidenced.Meta.constraints,
            ExclusionConstraint(
                name="portfolio_period_overlap",
                expressions=[
                    (
                        Func(
                            F("indicator_id"), F("indicator_id"), Value("[]"), function="int8range"
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(
                    period__isempty=False,
                    period__startswith__isnull=False,
                    period__endswith__isnull=False,
                ),
                name="portfolio_period_bounded",
            ),
            models.CheckConstraint(
                condition=Q(
                    actual_state="reported",
                )
                | Q(
                    actual_number__isnull=True,
                    actual_denominator__isnull=True,
                    actual_text__isnull=True,
                ),
                name="portfolio_period_actual_state",
            ),
            models.CheckConstraint(
                condition=~Q(actual_state="reported")
                | Q(actual_number__isnull=False)
                | Q(actual_text__isnull=False),
                name="portfolio_period_reported_has_figure",
            ),
        ]


@tracked_in_bulk
class Disaggregation(models.Model):
    """A part of a period's target or actual: `cell` names one category of each dimension it fixes.

    `cell` holds "dimension:category" in the order of their names (["age:18-24", "sex:f"]). Parts
    may be missing; those of one dimension must not exceed the total where it is a number.
    """

    class Kind(models.TextChoices):
        TARGET = "target", pgettext_lazy("indicator", "target")
        ACTUAL = "actual", _("actual")

    period = models.ForeignKey(IndicatorPeriod, models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    cell = ArrayField(models.CharField(max_length=81))
    state = models.CharField(max_length=14, choices=State.choices, default=State.REPORTED)
    number = figure_column()
    denominator = figure_column()
    comment = TranslatedField(null=True, blank=True)
    sources = CitationsField(default=list, blank=True)

    class Meta:
        verbose_name = _("part of a figure")
        ordering = ["period", "kind", "cell"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["period", "kind", "cell"], name="portfolio_disaggregation_once"
            ),
            models.CheckConstraint(
                condition=Q(cell__len__gte=1), name="portfolio_disaggregation_named"
            ),
            models.CheckConstraint(
                condition=Q(state="reported", number__isnull=False)
                | Q(~Q(state="reported"), number__isnull=True, denominator__isnull=True),
                name="portfolio_disaggregation_state",
            ),
        ]


class Covering(models.Model):
    """An indicator that is comprised by one upstream: of an activity above it, or that funds it.

    Both measure the same common indicator, and the figures of `by` comprise those of its
    components. Worked out from the tree and from chains of funding, and written anew whenever these
    or indicators change (`actions/covering.py`); so it has no history of its own.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="coverings")
    by = models.ForeignKey(Indicator, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["indicator", "by"], name="portfolio_covering_once")
        ]


class Tally(models.Model):
    """A common indicator added up over a set in a year, kept for pages (`actions/tallying.py`).

    `by` and `key` name the set: "" is all that is public, with its parts; "country" with ISO 3166-1
    alpha-2 in `key`; "node" with "NL08/6", or a framework's code; "rows" holds the first of the
    indicators that were added up. `answer` is as `rules/tallies.py` writes it.
    """

    class By(models.TextChoices):
        ALL = "", _("all")
        COUNTRY = "country", _("country")
        NODE = "node", _("node")
        ROWS = "rows", _("rows")

    common = models.ForeignKey(CommonIndicator, models.CASCADE, related_name="tallies")
    year = models.SmallIntegerField()
    by = models.CharField(max_length=7, choices=By.choices, blank=True)
    key = models.CharField(max_length=80, blank=True)
    answer = models.JSONField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["common", "by", "key", "year"], name="portfolio_tally_once"
            )
        ]
        indexes = [models.Index(fields=["by", "key"], name="portfolio_tally_set")]
