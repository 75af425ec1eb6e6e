# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from corridor.foundation.parties.public import Organisation, listed

from ..models import Role, User


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class OrganisationChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Organisations by their public identifiers, in the order of their names."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Organisation.objects.none(), to_field_name="public_id", **kwargs)

    def label_from_instance(self, obj: Organisation) -> str:
        return str(obj)


class RoleForm(forms.Form):
    """A role at an organisation, for a time."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.PARTNER)
    organisation = OrganisationChoice(
        label=_("Organisation"),
        required=False,
        help_text=_("Left open only for an administrator of Corridor as a whole."),
    )
    start = forms.DateField(label=_("Holds from"), widget=DayInput())
    end = forms.DateField(
        label=_("Until (the first day without the role)"), required=False, widget=DayInput()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = (get_language() or "en").split("-")[0]
        self.fields["organisation"].queryset = listed(language)  # type: ignore[attr-defined]
        self.fields["start"].initial = timezone.localdate


class InviteForm(RoleForm):
    """A new person, with a first role."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The invitation is sent here. Only administrators and its owner see it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES)
    field_order = ["email", "name", "language", "role", "organisation", "start", "end"]


class EndForm(forms.Form):
    end = forms.DateField(label=_("First day without the role"), widget=DayInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["end"].initial = timezone.localdate


class MeForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = ["name", "language"]
        help_texts = {"language": _("Of letters to you, and of the first page after signing in.")}
