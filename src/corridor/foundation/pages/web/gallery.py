# SPDX-License-Identifier: EUPL-1.2
"""Every component with content of the kind it will hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.engines.charts import GroupedBars, Mark, Series, Unit, draw
from corridor.values.answers import Answer
from corridor.values.money import Money
from corridor.values.periods import Validity, parse_validity
from corridor.values.shares import Share
from corridor.values.texts import Text

from .. import words
from ..public import (
    Cell,
    Choice,
    Column,
    Facet,
    Fact,
    Head,
    ListPage,
    Matrix,
    Node,
    Progress,
    Search,
    Tab,
    Table,
)

PRIORITIES = [
    (
        "1",
        Text(
            {
                "nl": "Migratie in de ontwikkelingsdialoog",
                "fr": "La migration dans le dialogue de développement",
                "en": "Migration in the development dialogue",
            }
        ),
        ("1000000", "50000"),
    ),
    (
        "2",
        Text(
            {
                "nl": "Institutionele ontwikkeling voor migratiebeheer",
                "fr": "Institutions pour la gestion des migrations",
                "en": "Institutions for migration management",
            }
        ),
        ("200000", "2089331"),
    ),
    (
        "3",
        Text(
            {"nl": "Circulaire migratie", "fr": "Migration circulaire", "en": "Circular migration"}
        ),
        ("700000", "1430857"),
    ),
    (
        "4",
        Text({"nl": "Migrantenorganisaties", "fr": "Organisations de migrants"}),
        ("600000", "303262"),
    ),
    (
        "5",
        Text({"nl": "Geldovermakingen", "fr": "Transferts d’argent", "en": "Remittances"}),
        (None, "356647"),
    ),
    (
        "6",
        Text(
            {
                "nl": "Duurzame terugkeer en herintegratie",
                "fr": "Retour durable et réintégration",
                "en": "Sustainable return and reintegration",
            }
        ),
        ("3300000", "4477402"),
    ),
]


class ExampleForm(forms.Form):
    """One of each kind of field."""

    name = forms.CharField(label=_("Name"), help_text=_("As it is printed in the source."))
    country = forms.ChoiceField(
        label=_("Country"), choices=[("MA", "Maroc"), ("SL", "Sierra Leone"), ("AO", "Angola")]
    )
    since = forms.DateField(
        label=_("In force from"), widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    note = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=[("nl", "Nederlands"), ("fr", "Français"), ("en", "English")],
        widget=forms.CheckboxSelectMultiple,
    )
    sure = forms.BooleanField(label=_("I have compared this with the source"))


def _money(amount: str | None) -> Money | None:
    return None if amount is None else Money(Decimal(amount), "EUR")


def _chart() -> Any:
    language = words.language()

    def mark(amount: str | None, precision: int) -> Mark:
        return Mark(
            None if amount is None else Decimal(amount),
            precision=Decimal(precision),
            href=reverse("pages:components"),
        )

    return draw(
        GroupedBars(
            title=gettext("Spending per priority, 2011 beside 2010"),
            description=gettext(
                "Return and reintegration takes half of the money in both years; migration "
                "management grows tenfold. For remittances no amount was stated in 2010."
            ),
            locale=language,
            unit=Unit.money("EUR"),
            category_title=gettext("Priority"),
            categories=tuple(
                f"{code} {title.choose(language)[0]}" for code, title, _x in PRIORITIES
            ),
            series=(
                Series("2011", tuple(mark(paid[1], 1) for _c, _t, paid in PRIORITIES)),
                Series("2010", tuple(mark(paid[0], 100_000) for _c, _t, paid in PRIORITIES)),
            ),
        )
    )


def _tree() -> list[Node]:
    here = reverse("pages:components")
    return [
        Node(
            gettext("Rights, wellbeing and resilience"),
            code="3",
            url=here,
            open=True,
            children=[
                Node(
                    gettext("Basic rights of women, children and unaccompanied minors"), "3.1", here
                ),
                Node(gettext("Reception and basic services"), "3.2", here, note=Answer.UNKNOWN),
                Node(
                    gettext("Self-reliance"),
                    "3.3",
                    here,
                    children=[
                        Node(gettext("Access to work for refugees"), "a"),
                        Node(gettext("Credit"), "b"),
                    ],
                ),
            ],
        ),
        Node(
            gettext("Potential for development"),
            "4",
            here,
            children=[Node(gettext("Diaspora"), "4.4", here)],
        ),
    ]


def _table(caption: str) -> Table:
    here = reverse("pages:components")
    return Table(
        caption,
        [
            Head(gettext("Priority")),
            Head("2010", True),
            Head("2011", True),
            Head(gettext("Share of 2011"), True),
        ],
        [
            [
                Cell(title, here),
                _money(paid[0]),
                Cell(_money(paid[1]), here),
                Share(Decimal(paid[1]), Decimal(8707499)),
            ]
            for _code, title, paid in PRIORITIES
        ],
        footer=[
            gettext("Together"),
            _money("5800000"),
            _money("8707499"),
            Share(Decimal(1), Decimal(1)),
        ],
    )


def components(request: HttpRequest) -> HttpResponse:
    """The gallery. Its form shows its faults when it is sent empty (`?form=empty`)."""
    here = reverse("pages:components")
    form = ExampleForm({} if request.GET.get("form") == "empty" else None)
    context = {
        "breadcrumbs": [(gettext("Start"), "/"), (gettext("Components"), "")],
        "texts": [title for _code, title, _paid in PRIORITIES],
        "tabs": [
            Tab(gettext("Overview"), here, current=True),
            Tab(gettext("Money"), here, count=14),
            Tab(gettext("History"), here, count=1203),
        ],
        "amounts": [_money("8707499"), _money("12.5"), _money("-50000"), None],
        "rounded": _money("5800000"),
        "share": Share(Decimal(8707499), Decimal(9000000)),
        "answers": [Answer.YES, Answer.NO, Answer.UNKNOWN],
        "validities": [
            parse_validity({"from": start, "until": end})
            for start, end in [
                ("2011-07-11", "open"),
                ("2008", "2009-02"),
                ("2006-07-01", "unknown"),
                ("unknown", "open"),
                ("unknown", "2011-07-11"),
            ]
        ]
        + [
            Validity.exactly(date(2008, 1, 1), date(2010, 1, 1)),
            Validity.exactly(date(2011, 1, 1), date(2012, 1, 1)),
        ],
        "cited": ["NL11:79-93", "NL10:69", "BE"],
        "figure": {"value": _money("8707499"), "url": here, "title": gettext("Spending of 2011")},
        "missing_figure": {"value": None, "url": here, "title": gettext("Remittances, 2010")},
        "chart": _chart(),
        "tree": _tree(),
        "table": _table(gettext("Spending of 2010 and 2011 in euro")),
        "cards": _table(gettext("The same, as cards on a telephone")),
        "matrix": Matrix(
            gettext("Who contributes to which objective"),
            gettext("Approach"),
            [
                f"{number}. {name}"
                for number, name in enumerate(
                    (
                        gettext("Management"),
                        gettext("Debate"),
                        gettext("Rights"),
                        gettext("Development"),
                    ),
                    1,
                )
            ],
            [
                (
                    gettext("Expertise and training"),
                    [Answer.YES, Answer.YES, Answer.YES, Answer.YES],
                ),
                (
                    gettext("Sustainable services"),
                    [Answer.UNKNOWN, Answer.NO, Answer.UNKNOWN, None],
                ),
                (
                    gettext("Research"),
                    [
                        Cell("DGD", here, gettext("three of four; which three is lost")),
                        None,
                        Answer.YES,
                        Answer.NO,
                    ],
                ),
            ],
        ),
        "facts": [
            Fact(gettext("Framework"), Cell(gettext("Policy note of 2008"), here), ["NL08:15-24"]),
            Fact(gettext("In force"), parse_validity({"from": "2008", "until": "open"})),
            Fact(gettext("Envelope of 2011"), _money("9000000"), ["NL11:69-71"]),
            Fact(gettext("Members of the list"), None),
        ],
        "progress": Progress(
            gettext("Loading the data pack"), 812, 1420, url=reverse("pages:example-progress")
        ),
        "form": form,
    }
    return render(request, "pages/gallery.html", context)


def example_progress(request: HttpRequest) -> HttpResponse:
    """What a page asks for again until the work is finished."""
    value = Progress(gettext("Loading the data pack"), 1420, 1420, finished=True)
    return render(request, "pages/example_progress.html", {"progress": value})


def example_error(request: HttpRequest, status: int) -> HttpResponse:
    """The pages that a reader sees when something went wrong."""
    if status not in (400, 403, 404, 500):
        raise Http404
    return render(request, f"{status}.html", status=status)


class Territory:
    """A country of the example list; its name is CLDR's."""

    def __init__(self, code: str, region: str) -> None:
        self.code = code
        self.region = region

    @property
    def name(self) -> str:
        return _names(words.language())[self.code]

    @property
    def region_name(self) -> str:
        return _names(words.language())[self.region]


@cache
def _names(language: str) -> dict[str, str]:
    return dict(Locale.parse(language).territories)


REGIONS = {
    "011": "BJ BF CI CV GM GH GN GW LR ML MR NE NG SL SN TG",
    "014": "BI DJ ER ET KE MG MW MZ RW SO SS TZ UG ZM ZW",
    "015": "DZ EG LY MA SD TN",
    "017": "AO CD CF CG CM GA TD",
    "145": "AM AZ GE IQ JO LB PS SY TR YE",
    "034": "AF BD IN IR LK NP PK",
    "035": "ID KH LA MM PH TH VN",
    "005": "BO CO EC PE SR VE",
    "013": "CR GT HN NI SV",
}


class ExampleList(ListPage):
    """A list of rows in memory, with everything that a list can have."""

    title = _("Countries of the examples")
    lead = _("A list with search, filters, sorting, pages and downloads, as every list has them.")
    columns = (
        Column("name", _("Country"), order=True, link=lambda row: f"#{row.code}"),
        Column("code", _("Code"), order=True),
        Column("region", _("Region"), value="region_name", order=True),
        Column("length", _("Letters"), value=lambda row: len(row.name), order=True, numeric=True),
    )
    facets = (
        Facet("region", _("Region"), field="region", label="region_name", shown=6),
        Facet(
            "long",
            _("Name"),
            choices=(
                Choice("short", _("up to eight letters"), lambda row: len(row.name) <= 8),
                Choice("long", _("longer"), lambda row: len(row.name) > 8),
            ),
        ),
    )
    search = Search(fields=("name", "code"), label=_("Search by name or code"))
    default_sort = "name"
    per_page = 20

    def rows(self) -> list[Territory]:
        return [
            Territory(code, region) for region, codes in REGIONS.items() for code in codes.split()
        ]

    def breadcrumbs(self) -> list[tuple[str, str]]:
        return [(gettext("Components"), reverse("pages:components")), (str(self.title), "")]
