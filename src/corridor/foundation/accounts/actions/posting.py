# SPDX-License-Identifier: EUPL-1.2
"""The way by which letters leave: in their reader's language, as text and as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, override

from ..models import User

# What somebody is written in who chose no language.
LANGUAGE = "nl"
SALT = "corridor.letters"


def language_of(person: User) -> str:
    return person.language or LANGUAGE


def post_letter(
    *,
    person: User,
    template: str,
    context: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
) -> None:
    """Write to somebody by the templates `<template>_subject.txt`, `<template>.txt` and `.html`.

    Raises what the mail server answers. Programs that answer letters by themselves are told not to.
    """
    with override(language_of(person)):
        known = {
            "user": person,
            "site": settings.SITE_URL,
            "language": get_language(),
            **context,
        }
        letter = EmailMultiAlternatives(
            subject=" ".join(render_to_string(f"{template}_subject.txt", known).split()),
            body=render_to_string(f"{template}.txt", known),
            to=[person.email],
            headers={
                "Auto-Submitted": "auto-generated",
                "X-Auto-Response-Suppress": "All",
                **(headers or {}),
            },
        )
        letter.attach_alternative(render_to_string(f"{template}.html", known), "text/html")
        letter.send()


def address_to_stop(person: User) -> str:
    """Where somebody stops the letters without signing in. It holds their public identifier and a
    signature, no address of theirs, and works as long as they have an account."""
    token = signing.Signer(salt=SALT).sign(person.public_id)
    with override(language_of(person)):
        return f"{settings.SITE_URL}{reverse('accounts:stop-letters', args=[token])}"


def whose_letters(token: str) -> User:
    """Raises `LookupError` for a token that is not ours, or an account that is gone."""
    try:
        public_id = signing.Signer(salt=SALT).unsign(token)
        return User.objects.get(public_id=public_id)
    except (signing.BadSignature, User.DoesNotExist):
        raise LookupError(token) from None
