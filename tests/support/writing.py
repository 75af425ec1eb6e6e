# SPDX-License-Identifier: EUPL-1.2
"""A report that is being written, with something of everything, to look at its pages."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

YEAR = 2012


def draft_report(officer: Any, editor: Any, partner: Any) -> Any:
    """The report on 2012 of the Dutch framework: started, one section written twice and asked from
    the partner, with a comment, a picture, and things to mend."""
    from django.utils import timezone

    from corridor.reporting import actions
    from corridor.reporting.public import find_report
    from corridor.values.texts import Text
    from tests.reporting.writing.pictures import png

    before = find_report("NL08", 2011)
    report = actions.start_report(
        framework=before.framework,
        year=YEAR,
        date=date(2026, 11, 21),
        publisher=before.publisher,
        by=officer,
        basis="stated",
    )
    words = Text({"nl": "Een vlak", "fr": "Une surface", "en": "A plain"})
    image = actions.add_image(report=report, file=BytesIO(png(40, 30)), alt=words, by=officer)
    section = report.sections.select_related("report__framework")[0]
    for text in (
        "Spending rose to {{@2011:spending/1}} from {{@2010:spending/1}}.",
        "Spending rose to {{@2011:spending/1}} from {{@2010:spending/1}}, for 1,234 people.\n\n"
        "- one thing\n  - in two parts\n- another\n\n"
        "Table: Spending\n\n| Theme | Spent |\n|---|---:|\n| Return | {{@2011:spending/1}} |\n\n"
        f"![A plain](image:{image.pk})\n\n{{{{spending/77}}}}",
    ):
        section = actions.save_section(
            section=section,
            by=officer,
            version=section.version,
            given=actions.GivenSection(dict(section.title), {**section.body, "en": text}),
        )
    actions.comment_on(report=report, section=section, text="For how many people?", by=editor)
    actions.ask_for_section(
        section=section,
        of=partner,
        by=officer,
        note="What came of it?",
        due=timezone.localdate() + timedelta(days=14),
    )
    return report


def for_pages() -> dict[str, str]:
    """The code of its section that was written, for the addresses of pages."""
    from corridor.foundation.accounts.public import User

    people = (
        User.objects.get(email=f"{role}@example.org") for role in ("officer", "editor", "partner")
    )
    report = draft_report(*people)
    return {"section": report.sections.all()[0].code}
