# SPDX-License-Identifier: EUPL-1.2
"""Where a report and its figures are found on the site, as absolute addresses."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override


def report_path(framework: str, year: int, lang: str) -> str:
    with override(lang):
        return reverse("reporting:report", args=[framework, year])


def figure_path(framework: str, year: int, key: str, lang: str) -> str:
    """The page of a figure, as the report on `year` names it."""
    with override(lang):
        return reverse("reporting:figure", args=[framework, year, key])


def figure_page(framework: str, year: int, key: str) -> str:
    """The same in the reader's language."""
    return reverse("reporting:figure", args=[framework, year, key])


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def figure_address(framework: str, year: int, lang: str) -> Callable[[str], str]:
    """A function from a key to the absolute address of its page."""
    return lambda key: absolute(figure_path(framework, year, key, lang))
