# SPDX-License-Identifier: EUPL-1.2
"""What a person fills in about a plan."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.kernel.public import new_public_id
from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import Organisation, listed
from corridor.foundation.reference.public import Country, countries, country_names, currencies
from corridor.steering.policy.public import Framework, Tree, frameworks
from corridor.values.money import Money
from corridor.values.texts import Text

from ..models import ActionPlan, Contribution
from ..public import GivenContribution, approaches, places
from .shown import chosen, year_now

LONGEST = 4000


class AmountField(forms.DecimalField):
    """An amount typed with a point or a comma for the cents, and spaces if one likes."""

    def to_python(self, value: Any) -> Any:
        text = "".join(str(value or "").split())
        whole, mark, rest = text.replace(",", ".").partition(".")
        if mark and ((len(rest) == 3 and whole not in {"", "0"}) or "." in rest):
            raise forms.ValidationError(
                _(
                    "“%(amount)s” can be read in two ways; write only digits, and cents after a "
                    "point, as in 2089331.50."
                )
                % {"amount": str(value)[:40]}
            )
        return super().to_python(text.replace(",", "."))


class StartForm(forms.Form):
    organisation = forms.ChoiceField(label=gettext_lazy("Actor"))
    framework = forms.ChoiceField(label=gettext_lazy("Framework"))
    year = forms.IntegerField(
        label=gettext_lazy("Year"), widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    copy = forms.BooleanField(
        label=gettext_lazy("Copy the contributions of the year before, to change them"),
        required=False,
        help_text=gettext_lazy("What came of them is not copied."),
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {each.public_id: each for each in organisations}
        self.frameworks = {each.code: each for each in frameworks()}
        actors = [(key, str(each)) for key, each in self.known.items()]
        self.fields["organisation"].choices = [  # type: ignore[attr-defined]
            *([("", _("Choose one"))] if len(actors) > 1 else []),
            *actors,
        ]
        self.fields["framework"].choices = [  # type: ignore[attr-defined]
            (code, f"{code} – {chosen(each.names)}") for code, each in self.frameworks.items()
        ]
        self.fields["year"].initial = year_now()

    @property
    def actor(self) -> Organisation:
        return self.known[self.cleaned_data["organisation"]]

    @property
    def chosen_framework(self) -> Framework:
        return self.frameworks[self.cleaned_data["framework"]]


class ContributionForm(forms.Form):
    """A contribution. Texts are written in the language of the page; others stay as they are."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    node = forms.ChoiceField(label=gettext_lazy("Result area"))
    approach = forms.ChoiceField(label=gettext_lazy("Approach"))
    what = forms.CharField(
        label=gettext_lazy("What will be done?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("You write in the language of this page."),
    )
    amount = AmountField(
        label=gettext_lazy("Money"),
        required=False,
        min_value=Decimal(0),
        max_digits=18,
        decimal_places=2,
        help_text=gettext_lazy("In whole units. Leave it empty where it is not known: 0 is none."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), initial="EUR")
    staff = AmountField(
        label=gettext_lazy("Staff, in full-time equivalents"),
        required=False,
        min_value=Decimal(0),
        max_digits=7,
        decimal_places=2,
        help_text=gettext_lazy("One person half the year is 0.5. Empty: not stated."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    expertise = forms.CharField(
        label=gettext_lazy("Expertise and instruments"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    partners = forms.MultipleChoiceField(
        label=gettext_lazy("Partners"),
        required=False,
        help_text=gettext_lazy("With Ctrl or Cmd you choose several."),
        widget=forms.SelectMultiple(attrs={"size": 7}),
    )
    countries = forms.MultipleChoiceField(
        label=gettext_lazy("Countries"),
        required=False,
        help_text=gettext_lazy("None chosen: it is bound to no country."),
        widget=forms.SelectMultiple(attrs={"size": 7}),
    )

    def __init__(
        self,
        *args: Any,
        plan: ActionPlan,
        tree: Tree | None,
        standing: Contribution | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.standing = standing
        lang = words.language()
        self.fields["node"].choices = node_choices(tree)  # type: ignore[attr-defined]
        ways = [(each.code, f"{each.code} {chosen(each.title)}") for each in approaches(tree)]
        if ways:
            self.fields["approach"].choices = [  # type: ignore[attr-defined]
                ("", _("Choose one")),
                *ways,
            ]
        else:
            del self.fields["approach"]
        self.fields["currency"].choices = [  # type: ignore[attr-defined]
            (each.code, f"{each.code} {chosen(each.names)}") for each in currencies()
        ]
        self.others = {
            each.public_id: each for each in listed(lang) if each.pk != plan.organisation_id
        }
        self.fields["partners"].choices = [  # type: ignore[attr-defined]
            (key, str(each)) for key, each in self.others.items()
        ]
        self.fields["countries"].choices = [  # type: ignore[attr-defined]
            (iso2, name.text) for iso2, name in country_names(lang).items()
        ]

    def given(self) -> GivenContribution:
        """What was filled in, with the texts in other languages that stand."""
        data = self.cleaned_data
        held = self.standing
        amount: Decimal | None = data["amount"]
        what = written(None if held is None else held.what, data["what"])
        assert what is not None
        return GivenContribution(
            node=data["node"],
            approach=data.get("approach") or None,
            what=what,
            money=None if amount is None else Money(amount, data["currency"]),
            staff=data["staff"],
            expertise=written(None if held is None else held.expertise, data["expertise"]),
            partners=[self.others[key] for key in data["partners"]],
            countries=list(chosen_countries(data["countries"])),
        )


def node_choices(tree: Tree | None) -> list[Any]:
    """Result areas below their objectives."""
    choices: list[Any] = [("", _("Choose one"))]
    tops = {} if tree is None else {node.code: node for node in tree.roots}
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in places(tree):
        option = (each.code, f"{each.code} {chosen(each.title)}")
        if each.path:
            top = tops[each.path[0]]
            name = f"{top.code} {chosen(top.title)}"
            if name not in groups:
                groups[name] = []
                choices.append((name, groups[name]))
            groups[name].append(option)
        else:
            choices.append(option)
    return choices


def chosen_countries(codes: list[str]) -> list[Country]:
    return list(countries().filter(iso2__in=codes)) if codes else []


def written(before: Text | None, now: str) -> Text | None:
    """A text with what was typed in the language of the page; its other languages stay."""
    strings = {} if before is None else dict(before)
    strings[words.language()] = now.replace("\r\n", "\n").strip()
    return Text(strings) if any(strings.values()) else None


def here(text: Text | None) -> str:
    """A text in the language of the page alone; empty where it is not in it."""
    return "" if text is None else text.get(words.language(), "")


def initial_contribution(line: Contribution) -> dict[str, Any]:
    return {
        "version": line.version,
        "node": line.node.code,
        "approach": "" if line.approach is None else line.approach.code,
        "what": here(line.what),
        "amount": None if line.amount is None else f"{line.amount.normalize():f}",
        "currency": line.currency or "EUR",
        "staff": None if line.staff is None else f"{line.staff.normalize():f}",
        "expertise": here(line.expertise),
        "partners": [each.organisation.public_id for each in line.partners.all()],
        "countries": [each.country.iso2 for each in line.countries.all()],
    }


def initial_new() -> dict[str, Any]:
    return {"key": new_public_id(), "currency": "EUR"}


class OutcomeForm(forms.Form):
    """What came of one contribution."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=gettext_lazy("Was it done?"),
        required=False,
        choices=[("", gettext_lazy("not recorded yet")), *Contribution.Outcome.choices],
    )
    done = forms.CharField(
        label=gettext_lazy("What was done, or why not?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
