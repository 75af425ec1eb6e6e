# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page of the site, by a name, with an address below the language."""

from __future__ import annotations

from typing import Any

from tests.support import reporting, writing

_PUBLIC = {
    "start": "",
    "frameworks": "frameworks/",
    "framework NL08": "frameworks/NL08/",
    "framework BE": "frameworks/BE/",
    "framework GAM": "frameworks/GAM/",
    "who does what": "frameworks/BE/who-does-what/",
    "node": "frameworks/NL08/nodes/6/",
    "node of BE": "frameworks/BE/nodes/4.5/",
    "crosswalk": "crosswalk/",
    "crosswalk matrix": "crosswalk/?a=NL08&b=BE",
    "ask": "eligibility/",
    "ask, yes": "eligibility/?country=MA&framework=NL08&day=2012-01-01",
    "ask, no": "eligibility/?country=US&framework=NL08&day=2009-06-01",
    "ask, unknown": "eligibility/?country=GH&framework=NL08&day=2009-06-01",
    "country files": "dossiers/",
    "country file MA": "dossiers/MA/",
    "country file US": "dossiers/US/",
    "country file, conditionality": "dossiers/GH/conditionality/",
    "country file, capacity": "dossiers/GH/capacity/",
    "governance capacity": "dossiers/capacity/",
    "conditionality": "dossiers/conditionality/",
    "planning papers": "dossiers/papers/",
    "partnerships": "dossiers/partnerships/",
    "partnership": "dossiers/partnerships/{partnership}/",
    "evaluations": "evaluations/",
    "evaluations, narrowed": "evaluations/?open=yes&node=NL08/5",
    "evaluation": "evaluations/nl-sdt-mid-term/",
    "evaluation, only named": "evaluations/nl-blue-birds-evaluation/",
    "lessons": "lessons/",
    "lesson": "lessons/combine-cash-and-kind/",
    "glossary": "glossary/",
    "term, contested": "glossary/conditionality/",
    "stories": "stories/",
    "story": "stories/families-going-home/",
    "how figures are made": "how-figures-are-made/",
    "data": "data/",
    "feeds": "feeds/",
    "accessibility statement": "accessibility/",
    "privacy": "privacy/",
    "embedded chart": "embed/NL08/2011/chart-1/",
    "embedded figure": "embed/NL08/2011/spending/3/",
    "search": "search/",
    "search, answered": "search/?q=terugkeer",
    "search, nothing": "search/?q=xqzzz",
    "action plans": "plans/",
    "map of actors": "actors/?year=2024",
    "map of actors by approach": "actors/?year=2024&by=approaches",
    "map of actors NL08": "actors/?framework=NL08&year=2012",
    "promises": "promises/",
    "promises, narrowed": "promises/?state=silent&node=NL08/6",
    "promise": "promises/handbook-diaspora-policy/",
    "promise, contradicted": "promises/motion-ferrier/",
    "promise, silent": "promises/motion-highly-educated-refugees/",
    "screenings": "screenings/",
    "gender in every priority": "screenings/gender/NL08/",
    "decisions on aid": "aid-decisions/",
    "purpose codes": "purpose-codes/",
    "purpose codes, answered": "purpose-codes/?interest=no&donor=no&migration=yes",
    "activities": "activities/",
    "activities, searched": "activities/?q=retour&status=4&country=GH",
    "activity": "activities/{activity}/",
    "activity, stopped": "activities/{stopped}/",
    "map of activities": "activities/map/",
    "map of activities, spending": "activities/map/?by=spending",
    "results": "results/",
    "common indicator": "results/returnees/",
    "common indicator, a year": "results/experts-placed/?year=2011",
    "chart of a common indicator": "results/returnees/chart/",
    "activity with results": "activities/{resulting}/",
    "chart of figures": "activities/{resulting}/figures/{indicator}/chart/",
    "aid, an activity": "activities/{activity}/aid/",
    "spending": "spending/NL08/2011/",
    "behind a sum": "spending/NL08/2011/1/",
    "money in and out": "transactions/",
    "money in and out, narrowed": "transactions/?type=2&year=2011",
    "countries": "countries/",
    "countries, searched": "countries/?q=mar",
    "country MA": "countries/MA/",
    "country GH": "countries/GH/",
    "country PS": "countries/PS/",
    "country CS": "countries/CS/",
    "country lists": "country-lists/",
    "country list": "country-lists/{country_list}/",
    "organisations": "organisations/",
    "organisation": "organisations/{organisation}/",
    "documents": "documents/",
    "document": "documents/NL11/",
    "code lists": "code-lists/",
    "code list": "code-lists/{code_list}/",
    "currencies": "currencies/",
    "currency": "currencies/USD/",
    "reports": "reports/",
    "report 2010": "reports/NL08/2010/",
    "report 2011": "reports/NL08/2011/",
    "figure, stated": "reports/NL08/2011/figures/spending/2/",
    "figure, not stated": "reports/NL08/2010/figures/spending/5/",
    "figure, derived": "reports/NL08/2011/figures/share/total/",
    "figure, a result": "reports/NL08/2011/figures/result/returnees/",
    "figure, not reported": "reports/NL08/2010/figures/indicator/nl-blue-birds.placed.workers/",
    "editions": "reports/NL08/2011/editions/",
    "verify a file": "reports/verify/",
    "is this wrong?": "reports/NL08/2011/figures/spending/2/question/",
    "questions about figures": "figures/questions/",
    "overview of a year": "overview/NL08/2011/",
    "overview of an earlier year": "overview/NL08/2010/",
    "budget annex": "overview/NL08/2011/annex/",
    "budget annex, nothing": "overview/BE/1990/annex/",
    "overview, nothing": "overview/BE/2024/",
    "components": "components/",
    "API": "api/",
    "keyboard": "keyboard/",
    "sign in": "account/login/",
    "forgotten password": "account/password/reset/",
    "error 404": "nowhere/",
}


def public() -> dict[str, str]:
    """The pages that everybody may see, with the pack's own names filled in."""
    from corridor.foundation.parties.public import organisation_by_code
    from corridor.foundation.reference.models import CodeList, CountryList
    from corridor.steering.dossiers.models import Partnership
    from corridor.steering.portfolio.public import Activity

    named = {
        "partnership": Partnership.objects.get(code="eu-acp-article-13").public_id,
        "country_list": CountryList.objects.order_by("code")[0].code,
        "code_list": CodeList.objects.order_by("code")[0].code,
        "organisation": organisation_by_code("iom").public_id,
        "activity": Activity.objects.get(code="nl-rean").public_id,
        "stopped": Activity.objects.get(code="nl-sdt").public_id,
        **_results(),
    }
    return {name: path.format(**named) for name, path in _PUBLIC.items()}


def _results() -> dict[str, str]:
    """An activity with figures over several years."""
    from corridor.steering.portfolio.public import Indicator

    row = Indicator.objects.select_related("result__activity").get(
        result__activity__code="nl-hrt", common__code="returnees"
    )
    return {
        "resulting": row.result.activity.public_id,
        "result": str(row.result_id),
        "indicator": str(row.pk),
    }


# Name -> who sees it, and its address below the language.
_SIGNED_IN = {
    "start, signed in": ("officer", ""),
    "error 403": ("partner", "runs/"),
    "my account": ("officer", "my-account/"),
    "second factor": ("officer", "account/2fa/"),
    "set up a second factor": ("officer", "account/reauthenticate/"),
    "change password": ("officer", "account/password/change/"),
    "e-mail addresses": ("officer", "account/email/"),
    "record a promise": ("officer", "promises/new/"),
    "follow a promise": ("officer", "promises/tender-in-kind/step/"),
    "promise, as an officer": ("officer", "promises/tender-in-kind/"),
    "load rates": ("editor", "currencies/load/"),
    "book spending": ("officer", "frameworks/NL08/spending/2011/?node=1"),
    "history of a booking": ("officer", "history/policy.Booking/{booking}/"),
    "add an interest": ("officer", "dossiers/GH/add/interest/"),
    "change a partnership": ("officer", "dossiers/edit/partnership/{partnership}/"),
    "record a decision": ("officer", "dossiers/GH/decide/{clause}/"),
    "record a step": ("officer", "dossiers/obligations/{obligation}/step/"),
    "describe an activity": ("officer", "activities/add/"),
    "describe an activity, a partner": ("partner", "activities/add/"),
    "change an activity": ("officer", "activities/{activity}/edit/"),
    "activity, as an officer": ("officer", "activities/{activity}/"),
    "add a file": ("officer", "activities/{activity}/files/add/"),
    "add a result": ("officer", "activities/{activity}/results/add/"),
    "change a result": ("officer", "activities/{resulting}/results/{result}/"),
    "correct figures": ("officer", "activities/{resulting}/figures/{indicator}/"),
    "record money": ("officer", "activities/{activity}/money/record/"),
    "record a refund": ("officer", "activities/{activity}/money/refund/"),
    "write a budget": ("officer", "activities/{activity}/money/budget/"),
    "make a forecast": ("officer", "activities/{activity}/money/forecast/"),
    "decide on aid": ("officer", "activities/{activity}/aid/decide/"),
    "screen a plan": ("partner", "screenings/start/"),
    "screen an activity": ("officer", "screenings/start/?activity={activity}"),
    "record an evaluation": ("officer", "evaluations/new/"),
    "change an evaluation": ("officer", "evaluations/nl-corridor-workshop/edit/"),
    "evaluation, as an officer": ("officer", "evaluations/nl-corridor-workshop/"),
    "change a finding": (
        "officer",
        "evaluations/nl-corridor-workshop/finding/{finding}/edit/",
    ),
    "respond to a recommendation": (
        "officer",
        "evaluations/nl-corridor-workshop/{recommendation}/response/",
    ),
    "follow a recommendation": (
        "officer",
        "evaluations/nl-sdt-mid-term/{followed}/follow-up/",
    ),
    "record a lesson": ("officer", "lessons/new/"),
    "propose a lesson": ("partner", "lessons/propose/"),
    "start an action plan": ("partner", "plans/start/"),
    "answer a question": ("officer", "figures/questions/{question}/"),
    "questions, as an officer": ("officer", "figures/questions/"),
    "publish": ("editor", "reports/NL08/2011/publish/"),
    "reports being written": ("officer", "writing/"),
    "start a report": ("officer", "writing/start/"),
    "writing desk": ("officer", "writing/NL08/2012/"),
    "writing desk, as an editor": ("editor", "writing/NL08/2012/"),
    "writing desk, published": ("officer", "writing/NL08/2011/"),
    "title and summary": ("officer", "writing/NL08/2012/front/"),
    "write a section": ("officer", "writing/NL08/2012/sections/{section}/"),
    "section, as an editor": ("editor", "writing/NL08/2012/sections/{section}/"),
    "add a section": ("officer", "writing/NL08/2012/add/"),
    "take a section out": ("officer", "writing/NL08/2012/sections/{section}/remove/"),
    "versions of a section": ("officer", "writing/NL08/2012/sections/{section}/versions/"),
    "talk about a section": ("officer", "writing/NL08/2012/sections/{section}/talk/"),
    "asked for a section": ("partner", "writing/NL08/2012/sections/{section}/talk/"),
    "talk about a report": ("editor", "writing/NL08/2012/talk/"),
    "pictures of a report": ("officer", "writing/NL08/2012/pictures/"),
    "find a figure": ("officer", "writing/NL08/2012/figures/?q=spending"),
    "draft, as readers see it": ("officer", "writing/NL08/2011/whole/"),
    "report, as an editor": ("editor", "reports/NL08/2011/"),
    "change an organisation": ("editor", "organisations/{organisation}/edit/"),
    "merge an organisation": ("editor", "organisations/{organisation}/merge/"),
    "runs": ("editor", "runs/"),
    "run": ("editor", "runs/{run}/"),
    "what awaits me": ("partner", "desk/"),
    "what awaits me, an officer": ("officer", "desk/"),
    "saved searches": ("officer", "searches/"),
    "save a search": ("officer", "searches/save/?of=/en/activities/?q=retour"),
    "rename a search": ("officer", "searches/{search}/name/"),
    "letters by e-mail": ("officer", "my-account/letters/"),
    "activities, to choose from": ("officer", "activities/"),
    "history of an activity": ("officer", "history/portfolio.Activity/{described}/"),
    "reporting rounds": ("officer", "rounds/"),
    "open rounds": ("officer", "rounds/open/"),
    "late reports": ("officer", "rounds/late/"),
    "reminders": ("officer", "rounds/reminders/"),
    "round, as the partner": ("partner", "rounds/{round}/"),
    "report an activity": ("partner", "rounds/{round}/report/{reported}/"),
    "round, as an officer": ("officer", "rounds/{submitted}/"),
    "review an activity": ("officer", "rounds/{submitted}/review/{reported}/"),
    "workbook of a round": ("partner", "rounds/{round}/workbook/"),
    "what a workbook would change": ("partner", "rounds/{round}/workbook/{workbook}/"),
    "what is wrong with a workbook": ("partner", "rounds/{round}/workbook/{faulty}/"),
    "approve a report": ("officer", "rounds/{submitted}/approve/"),
    "approved report": ("partner", "rounds/{approved}/approved/1/"),
    "people": ("administrator", "people/"),
    "add somebody": ("administrator", "people/add/"),
    "person": ("administrator", "people/{person}/"),
    "sign out": ("officer", "account/logout/"),
}
PUBLIC_NAMES = tuple(_PUBLIC)
SIGNED_IN_NAMES = tuple(_SIGNED_IN)


def _desk(officer: Any) -> dict[str, str]:
    """What an officer has of their own, and a record that was described."""
    from corridor.foundation.accounts.actions import save_search
    from corridor.steering.portfolio.public import Activity

    search = officer.saved_searches.first() or save_search(
        user=officer, name="Return, in Ghana", address="/en/activities/?q=retour&country=GH"
    )
    return {
        "person": officer.public_id,
        "search": str(search.pk),
        "described": str(Activity.objects.get(code="nl-rean").pk),
    }


def signed_in() -> dict[str, tuple[str, str]]:
    """Every page with who sees it: nobody ("") for the public ones."""
    from corridor.foundation.accounts.public import User
    from corridor.foundation.jobs.models import Run
    from corridor.foundation.parties.public import organisation_by_code
    from corridor.steering.dossiers.models import ConditionalityClause, Obligation, Partnership
    from corridor.steering.learning.models import Finding, Recommendation
    from corridor.steering.policy.models import Booking
    from corridor.steering.portfolio.public import Activity

    named = {
        "finding": Finding.objects.filter(evaluation__code="nl-corridor-workshop")[0].public_id,
        "recommendation": Recommendation.objects.get(
            evaluation__code="nl-corridor-workshop", position=1
        ).public_id,
        "followed": Recommendation.objects.get(evaluation__code="nl-sdt-mid-term").public_id,
        "clause": ConditionalityClause.objects.get(code="nl2011-bilateral").public_id,
        "obligation": Obligation.objects.get(code="acp-dialogue").public_id,
        "partnership": Partnership.objects.get(code="mp-armenia").public_id,
        "booking": Booking.objects.filter(year=2011, node__code="1")[0].pk,
        "organisation": organisation_by_code("iom").public_id,
        "activity": Activity.objects.get(code="nl-rean").public_id,
        **_results(),
        "run": Run.objects.latest("pk").public_id,
        **reporting.for_pages(),
        "question": reporting.asked_question().public_id,
        **writing.for_pages(),
        **_desk(User.objects.get(email="officer@example.org")),
    }
    pages = {name: ("", path) for name, path in public().items()}
    pages |= {name: (role, path.format(**named)) for name, (role, path) in _SIGNED_IN.items()}
    return pages
