# SPDX-License-Identifier: EUPL-1.2
"""The list of activities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import as_period
from corridor.foundation.pages.public import BulkAction, Column, Facet, ListPage, Search, words
from corridor.foundation.reference.public import country_names
from corridor.values.periods import Period

from ..actions import Stale, publish_activity
from ..models import Activity, Level
from ..selectors.visible import drafts_for, visible_to
from .fields import DAY
from .listing import FACETS, ActivityRows
from .shown import DATES


def _not_published(row: Activity, user: Any, chosen: Sequence[Activity]) -> str:
    """Why an activity cannot be published along with the others chosen; nothing when it can."""
    if not user.has_perm("portfolio.publish_activity", row):
        return _("You may not publish this activity.")
    if row.public:
        return _("It is public already.")
    among = {each.pk for each in chosen}
    above = Activity.objects.filter(pk__in=row.ancestors, public=False).exclude(pk__in=among)
    first = above.first()
    if first is None:
        return ""
    return _("It is part of “%(parent)s”, which is a draft itself: publish that one first.") % {
        "parent": first
    }


def _publish(row: Activity, user: Any, given: Mapping[str, Any]) -> None:
    try:
        publish_activity(by=user, activity=row, version=row.version)
    except Stale:
        raise ValidationError(_("Somebody changed it since you chose it.")) from None


PUBLISH = BulkAction(
    "publish",
    pgettext_lazy("verb", "Publish"),
    gettext_lazy("Publish these activities?"),
    may=lambda user: user.has_perm("portfolio.publish_activity"),
    refusal=_not_published,
    do=_publish,
    done=lambda count: (
        ngettext("%(count)s activity is public now.", "%(count)s activities are public now.", count)
        % {"count": words.number(count)}
    ),
    explain=gettext_lazy("Everybody can see them then, and their money and results count."),
    stamp=lambda row: row.version,
    refuses=(Refused,),
)


class ActivityList(ListPage):
    """All activities that the reader may see: public ones, and drafts for whom they are for."""

    title = gettext_lazy("Activities")
    lead = gettext_lazy(
        "What is funded, where, by whom and for which aim: programmes, the projects in them and "
        "the components of these."
    )
    search = Search(label=gettext_lazy("Words of a title or aim, an organisation, or a code"))
    columns: ClassVar[Any] = ()
    default_sort = "title"
    bulk = (PUBLISH,)
    template_name = "portfolio/activities.html"

    def rows(self) -> ActivityRows:
        return ActivityRows(self.request.user)

    def bulk_rows(self, keys: Sequence[str]) -> Sequence[Activity]:
        """Those that the reader may see, what is above others before these."""
        found = visible_to(self.request.user).filter(pk__in=[k for k in keys if k.isdecimal()])
        return sorted(found, key=lambda row: len(row.ancestors))

    def bulk_title(self, row: Activity) -> str:
        return str(row.title.choose(words.language())[0])

    def get_facets(self) -> Sequence[Facet]:
        return FACETS

    def get_columns(self) -> Sequence[Column]:
        lang = words.language()
        names = {iso2: name.text for iso2, name in country_names(lang).items()}

        def countries(row: Activity) -> list[str]:
            return [names.get(each.country.iso2, each.country.iso2) for each in row.countries.all()]

        def who(row: Any) -> list[str]:
            return [each.organisation.name.choose(lang)[0] for each in row.carried_out]

        shown = (
            Column("title", _("Title"), order=f"title_{lang}", cell=titled),
            Column("status", _("Status"), value=status, order="status"),
            Column("country", _("Countries"), value=lambda row: few(countries(row))),
            Column("who", _("Carried out by"), value=lambda row: few(who(row))),
            Column("runs", _("Ran"), value=years, order="first"),
        )
        if not self.request.GET.get("format"):
            return shown
        return (
            Column("id", _("Identifier"), value="public_id"),
            Column("code", _("Code")),
            Column("iati_identifier", _("IATI identifier")),
            Column("title", _("Title"), order=f"title_{lang}"),
            Column("level", _("Level")),
            Column("status", _("Status"), order="status"),
            Column("public", _("Public")),
            Column("country", _("Countries"), value=codes),
            Column("who", _("Carried out by"), value=who),
            *(Column(name, title, value=period(name)) for name, title in DATES),
            Column("runs", _("Ran"), value=years, order="first"),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s activity", "%(count)s activities", count) % {
            "count": words.number(count)
        }

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (self.title, "")]

    def context(self) -> dict[str, Any]:
        user = self.request.user
        return {"may_add": user.has_perm("portfolio.add_activity") or acts_for(user)}


def acts_for(user: Any) -> bool:
    """Whether somebody may draft activities of an organisation of their own."""
    return bool(drafts_for(user))


def titled(row: Activity) -> Any:
    """The title as a link, and whether it is a draft."""
    lang = words.language()
    said, spoken = row.title.choose(lang)
    draft = format_html(
        ' <span class="nl-data-badge corridor-badge corridor-badge--open">{}</span>', _("draft")
    )
    return format_html(
        '<a href="{}"{}>{}</a> <span class="quiet">{}</span>{}',
        row.get_absolute_url(),
        format_html(' lang="{}"', spoken) if spoken != lang else "",
        said,
        "" if row.level == Level.PROJECT else row.get_level_display(),
        "" if row.public else draft,
    )


def few(names: Sequence[str], most: int = 3) -> list[str] | None:
    """The first names, and how many there are more; null for none."""
    more = len(names) - most
    if more <= 0:
        return list(names) or None
    told = ngettext("%(more)s more", "%(more)s more", more) % {"more": words.number(more)}
    return [*names[:most], told]


def status(row: Activity) -> Any:
    return row.get_status_display() if row.status else None


def years(row: Activity) -> str | None:
    """In which years it ran, as far as is known: "2009–2011", "from 2009", "until 2011"."""
    if row.runs is None:
        return None
    runs = as_period(row.runs)
    first = None if runs.start is None else runs.start.year
    last = None if runs.end is None else (runs.end - DAY).year
    if first is None:
        return _("until %(year)s") % {"year": last}
    if last is None:
        return _("from %(year)s") % {"year": first}
    return str(first) if first == last else f"{first}–{last}"


def codes(row: Activity) -> list[str]:
    return [each.country.iso2 for each in row.countries.all()]


def period(name: str) -> Any:
    """The days in which a date lies, for exports."""

    def read(row: Activity) -> Period | None:
        stored = getattr(row, name)
        return None if stored is None else as_period(stored)

    return read
