# SPDX-License-Identifier: EUPL-1.2
"""Every form says for which organisation it was made.

Stands among the tags that each template has, in the place of Django's own `csrf_token`.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html

from ..web.places import FIELD

register = template.Library()


class FormTokenNode(CsrfTokenNode):
    """The token against forged requests; for whoever acts for several organisations, also the one
    that they worked for when the form was made."""

    def render(self, context: Any) -> str:
        token = super().render(context)
        acting = context.get("acting")
        if not acting or not acting["others"]:
            return token
        return format_html(
            '{}<input type="hidden" name="{}" value="{}">', token, FIELD, acting["place"].code
        )


@register.tag
def csrf_token(parser: Any, token: Any) -> FormTokenNode:
    return FormTokenNode()
