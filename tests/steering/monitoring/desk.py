# SPDX-License-Identifier: EUPL-1.2
"""A reader of the pages of a round, as a person at a screen: what is told, and what is sent."""

from __future__ import annotations

import re
from html import unescape

from django.urls import reverse
from django.utils.translation import override

PDF = b"%PDF-1.4 a survey"


def url(name, *args, lang="en"):
    room = "accounts" if name == "desk" else "monitoring"  # which shows what waits in all rooms
    with override(lang):
        return reverse(f"{room}:{name}", args=args)


def told(response) -> str:
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def fields(response) -> dict[str, str]:
    """All that a browser would send of the report's form as it stands."""
    page = response.content.decode()
    form = page[page.index('<form class="monitoring-report"') :]
    form = form[: form.index("</form>")]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", form):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        kind = given.get("type")
        if kind in ("checkbox", "radio") and " checked" not in tag:
            continue
        if "name" in given and kind != "file":
            sent[given["name"]] = unescape(given.get("value", ""))
    for name, inner in re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.S):
        sent[name] = unescape(inner).removeprefix("\n")
    for name, inner in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)"[^>]* selected', inner)
        sent[name] = unescape(chosen.group(1)) if chosen else ""
    return sent


class Desk:
    """A partner at the form of an activity."""

    def __init__(self, client, stage, user=None):
        self.client, self.stage = client, stage
        self.user = user or stage.writer
        self.url = url("report", stage.round.public_id, stage.activity.public_id)

    def open(self, query=""):
        self.client.force_login(self.user)
        self.page = self.client.get(self.url + query)
        assert self.page.status_code == 200
        self.sent = fields(self.page)
        return self

    def at(self, name) -> str:
        return f"f{getattr(self.stage, name).pk}-20110101"

    def send(self, **typed):
        self.client.force_login(self.user)
        files = {key: value for key, value in typed.items() if hasattr(value, "read")}
        self.sent |= {key: value for key, value in typed.items() if key not in files}
        return self.client.post(self.url, {**self.sent, **files})


def filled(desk):
    return {
        "narrative-done": "Mensen zijn geholpen.",
        f"{desk.at('returned')}-number": "1 511",
        f"{desk.at('satisfied')}-number": "38",
        f"{desk.at('satisfied')}-denominator": "57",
        f"{desk.at('lessons')}-text": "Kortere formulieren helpen.",
    }
