# SPDX-License-Identifier: EUPL-1.2
"""Writing a section, or the report's own texts: nothing that is typed is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import words
from corridor.steering.policy.public import Node, titles
from corridor.values.texts import Text

from ...actions import Stale, add_section, save_front, save_section
from ...models import Report, Section
from ...rules import template
from ...rules.differences import compare
from ...rules.states import State
from ...selectors.findings import Looked, Reader, look_at_front, look_at_section
from ...selectors.refusals import not_now
from ...selectors.versions import Version, as_seen, report_versions, section_versions
from ...selectors.writing import comments_on, images_of, may_write, names_of
from . import shown
from .forms import FrontForm, NewSectionForm, SectionForm, TextsForm
from .keeping import keeping
from .rendering import drawn_text


@keeping
def edit(request: HttpRequest, framework: str, year: int, code: str) -> HttpResponse:
    """Write a section, for who writes reports and who is asked for it."""
    report = shown.found(request, framework, year)
    section = shown.found_section(report, code)
    page = Editor(request, report, section)
    return page.answered()


@keeping
def front(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """Write title, summary and publisher."""
    report = shown.found(request, framework, year)
    return Editor(request, report, None).answered()


@keeping
def add(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """Write a new section, which begins with the headings of the template."""
    report = shown.found(request, framework, year)
    return NewEditor(request, report).answered()


class Editor:
    """One page of texts in three languages: drawn, saved, or drawn again with what was typed."""

    template = "reporting/writing/edit.html"

    def __init__(self, request: HttpRequest, report: Report, section: Section | None) -> None:
        self.request, self.report, self.section = request, report, section
        self.stale: dict[str, Any] | None = None
        self.refused = ""
        self.form: Any = self._form()
        for lang in shown.LANGUAGES:
            self._live(lang)

    # What differs between a section and the report's own texts

    def _form(self) -> TextsForm:
        data = self.request.POST if self.request.method == "POST" else None
        row = self.section
        if row is None:
            held = {name: getattr(self.report, name) for name in ("title", "summary", "publisher")}
            return FrontForm(data, date=self.report.date, held=held, version=self.report.version)
        held = {"title": row.title, "body": row.body}
        return SectionForm(data, sources=row.sources, held=held, version=row.version)

    @property
    def marked(self) -> str:
        """The name of the text that holds markup."""
        return "summary" if self.section is None else "body"

    def may(self) -> bool:
        user = self.request.user
        if self.section is None:
            return user.has_perm("reporting.write_report")
        return may_write(user, self.section)

    def _save(self) -> Any:
        meant = self.request.POST.getlist("meant")
        seen = self.form.seen(self._record().version)
        if self.section is None:
            return save_front(
                report=self.report, by=self.request.user, version=seen, given=self.form.given(meant)
            )
        return save_section(
            section=self.section, by=self.request.user, version=seen, given=self.form.given(meant)
        )

    def _record(self) -> Any:
        return self.report if self.section is None else self.section

    def _title(self) -> str:
        return _("Title and summary") if self.section is None else shown.chosen(self.section.title)

    # What is the same

    def _live(self, lang: str) -> None:
        """Let the text in a language be looked at while it is typed, where scripts run."""
        field = f"{self.marked}_{lang}"
        self.form.fields[field].widget.attrs |= {
            "hx-post": shown.desk(self.report, "reporting:preview-text"),
            "hx-trigger": "input changed delay:700ms",
            "hx-target": f"#seen-{lang}",
            "hx-swap": "innerHTML",
            "hx-sync": "this:replace",
            "hx-vals": json.dumps({"lang": lang, "field": field}),
        }

    def answered(self) -> HttpResponse:
        if self.request.method != "POST":
            return self.drawn(200)
        if not self.may():
            self.refused = _("This section is not yours to write; what you typed is below.")
            return self.drawn(403)
        if not self.report.writable:
            self.refused = not_now(State(self.report.state))
            return self.drawn(409)
        if not self.form.is_valid():
            return self.drawn(422)
        if self.request.POST.get("then") == "look":
            return self.drawn(200)
        try:
            saved = self._save()
        except Stale as stale:
            self._stale(stale)
            return self.drawn(409)
        except Refused as refusal:
            if refusal.at in ("state", "section"):
                self.refused = str(refusal)
                return self.drawn(409)
            self.form.refuse(refusal.at, str(refusal))
            return self.drawn(422)
        return self._after(saved)

    def _after(self, saved: Any) -> HttpResponse:
        before = self.form.seen(0)
        said = _("Saved.") if saved.version != before else _("Nothing was changed.")
        messages.success(self.request, said)
        if self.request.POST.get("then") == "desk":
            at = "" if self.section is None else f"#section-{self.section.code}"
            return redirect(f"{shown.desk(self.report)}{at}")
        return redirect(self.request.path)

    def _stale(self, stale: Stale) -> None:
        """Show what stands now and how what was typed differs; saved again, this takes its place.

        What only somebody else touched is taken over into the form.
        """
        current: Any = stale.current
        seen = _as_seen(current, self.form.seen(0))
        data = self.request.POST.copy()
        data["version"] = str(current.version)
        changed = []
        for name, label, _rows in self.form.texts:
            for lang in shown.LANGUAGES:
                now = getattr(current, name).get(lang, "")
                typed = self.form.typed(name)[lang].strip()
                if seen is not None and seen.texts[name].get(lang, "") == typed:
                    data[f"{name}_{lang}"] = now
                elif now != typed and (seen is None or seen.texts[name].get(lang, "") != now):
                    field, said = f"{name}_{lang}", f"{label}, {words.language_name(lang)}"
                    changed.append(_change(field, said, now, typed))
        if isinstance(current, Section):
            now, typed = ", ".join(current.sources), ", ".join(self.form.cleaned_data["sources"])
            if seen is not None and ", ".join(seen.sources) == typed:
                data["sources"] = now
            elif now != typed and (seen is None or ", ".join(seen.sources) != now):
                changed.append(_change("sources", _("Sources"), now, typed))
        self.form.data = data
        by = current.by_key if isinstance(current, Section) else None
        self.stale = {"who": names_of([by]).get(by or 0, ""), "changed": changed}

    def _texts(self) -> dict[str, Text | None]:
        if self.form.is_bound:
            return {name: self.form.text(name) for name, _label, _rows in self.form.texts}
        record = self._record()
        return {name: getattr(record, name) for name, _label, _rows in self.form.texts}

    def _looked(self, texts: Mapping[str, Text | None]) -> tuple[Reader, Looked]:
        reader = Reader(self.report, texts.values())
        if self.section is None:
            return reader, look_at_front(self.report, words.language(), reader=reader, texts=texts)
        return reader, look_at_section(self.section, words.language(), reader=reader, texts=texts)

    def drawn(self, status: int) -> HttpResponse:
        texts = self._texts()
        reader, looked = self._looked(texts)
        writing = self.may() and self.report.writable
        languages = []
        for lang in shown.LANGUAGES:
            text = texts[self.marked]
            string = "" if text is None else text.get(lang, "")
            languages.append(
                {
                    "code": lang,
                    "name": words.language_name(lang),
                    "fields": self.form.in_language(lang),
                    "marked": f"{self.marked}_{lang}",
                    "findings": found_in(looked, lang),
                    "preview": drawn_text(string, reader, self.report, lang),
                }
            )
        context = {
            "breadcrumbs": self._crumbs(),
            "report": self.report,
            "section": self.section,
            "title": self._title(),
            "form": self.form,
            "languages": languages,
            "others": [
                self.form[name] for name in ("node", "sources", "date") if name in self.form.fields
            ],
            "stale": self.stale,
            "refused": self.refused
            or ("" if writing or self.request.method == "POST" else self._why_not()),
            "writing": writing,
            "line": self.request.GET.get("line", "")[:12],
            "threads": self._threads(),
            "images": list(images_of(self.report)),
            "paste_url": shown.desk(self.report, "reporting:paste-text"),
            "pick_url": shown.desk(self.report, "reporting:pick-figure"),
            "images_url": shown.desk(self.report, "reporting:report-images"),
            "talk_url": ""
            if self.section is None
            else shown.of_section(self.section, "reporting:section-talk"),
            "versions_url": ""
            if self.section is None
            else shown.of_section(self.section, "reporting:section-versions"),
            "desk_url": shown.desk(self.report),
        }
        return render(self.request, self.template, context, status=status)

    def _why_not(self) -> str:
        if not self.report.writable:
            return not_now(State(self.report.state))
        return _("This section is not yours to write.")

    def _threads(self) -> list[dict[str, Any]]:
        if self.section is None:
            return []
        return [
            each for each in shown.threads(comments_on(self.report, self.section)) if each["open"]
        ]

    def _crumbs(self) -> list[tuple[Any, str]]:
        return shown.crumbs(self.report, (self._title(), ""))


class NewEditor(Editor):
    """A section that is not there yet."""

    def __init__(self, request: HttpRequest, report: Report) -> None:
        super().__init__(request, report, None)

    def _form(self) -> TextsForm:
        named = titles(self.report.framework, self.report.year)
        nodes = [
            (node, f"{node.code}. {shown.chosen(named[node.code][1])}")
            for node in Node.objects.filter(framework=self.report.framework, code__in=list(named))
        ]
        nodes.sort(key=lambda each: named[each[0].code][0])
        data = self.request.POST if self.request.method == "POST" else None
        body = template.section_body(self.report.year, self.report.basis, None)
        return NewSectionForm(data, nodes=nodes, held={"title": None, "body": body}, version=1)

    @property
    def marked(self) -> str:
        return "body"

    def may(self) -> bool:
        return self.request.user.has_perm("reporting.write_report")

    def _save(self) -> Any:
        self.section = add_section(
            report=self.report,
            by=self.request.user,
            given=self.form.given(),
            node=self.form.nodes.get(self.form.cleaned_data["node"]),
        )
        return self.section

    def _after(self, saved: Any) -> HttpResponse:
        messages.success(self.request, _("The section is added."))
        if self.request.POST.get("then") == "desk":
            return redirect(f"{shown.desk(self.report)}#section-{saved.code}")
        saved.report = self.report
        return redirect(shown.of_section(saved))

    def _texts(self) -> dict[str, Text | None]:
        if self.form.is_bound:
            return {name: self.form.text(name) for name, _label, _rows in self.form.texts}
        body = template.section_body(self.report.year, self.report.basis, None)
        return {"title": None, "body": body}

    def _looked(self, texts: Mapping[str, Text | None]) -> tuple[Reader, Looked]:
        reader = Reader(self.report, texts.values())
        looked = reader.look(texts, marked=("body",), read={}, meant=(), lang=words.language())
        return reader, looked if self.form.is_bound else Looked(())

    def _title(self) -> str:
        return _("New section")


def _as_seen(current: Report | Section, edit: int) -> Version | None:
    """What the writer began from."""
    versions = (
        section_versions(current) if isinstance(current, Section) else report_versions(current)
    )
    return as_seen(versions, edit)


def _change(field: str, label: str, now: str, typed: str) -> dict[str, Any]:
    return {"field": field, "label": label, "now": now, "pieces": compare(now, typed)}


def found_in(looked: Looked, lang: str) -> dict[str, Any]:
    """What is to be said of the texts in one language."""
    return {
        "faults": shown.lines((f for f in looked.faults if f.lang == lang), ""),
        "doubts": shown.lines((f for f in looked.doubts if f.lang == lang), ""),
        "meant": shown.lines((f for f in looked.meant if f.lang == lang), ""),
    }
