# SPDX-License-Identifier: EUPL-1.2
"""How an account comes to be: by invitation, never by itself."""

from __future__ import annotations

from datetime import date

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from corridor.foundation.audit.public import Actor, acting
from corridor.foundation.parties.public import Organisation

from ..models import Role, User
from .giving import give_role

DAYS = 3


def invite(
    *,
    email: str,
    name: str,
    language: str,
    role: str,
    organisation: Organisation | None,
    by: Actor | None,
    start: date | None = None,
    end: date | None = None,
) -> User:
    """A new account with a role, and a letter with the link by which its owner sets a password.

    The letter goes out once the account is kept. Raises `ValidationError` for an address that is
    taken or none, and as `give_role` does.
    """
    with transaction.atomic():
        user = _account(email=email, name=name, language=language, by=by)
        give_role(user=user, role=role, organisation=organisation, by=by, start=start, end=end)
        transaction.on_commit(lambda: send_invitation(user=user))
    return user


def send_invitation(*, user: User) -> None:
    """Write to somebody, in their language, how to set a password."""
    with override(user.language or settings.LANGUAGE_CODE):
        link = invitation(user=user)
        context = {"user": user, "link": link, "days": DAYS}
        send_mail(
            subject=" ".join(render_to_string("accounts/email/invitation_subject.txt").split()),
            message=render_to_string("accounts/email/invitation.txt", context),
            from_email=None,
            recipient_list=[user.email],
        )


def invitation(*, user: User) -> str:
    """The address, good once and for three days, at which somebody sets their password."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str

    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    with override(user.language or settings.LANGUAGE_CODE):
        return f"{settings.SITE_URL}{reverse('account_reset_password_from_key', kwargs=key)}"


@transaction.atomic
def create_administrator(
    *, email: str, by: Actor | None, name: str = "", language: str = "en"
) -> tuple[User, str]:
    """An administrator of Corridor as a whole, and the link at which they set their password.

    An account that exists gets the role; one that has it is left as it is, with a new link.
    Raises `ValidationError` for what is no address, or the address of a demo account.
    """
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        user = _account(email=email, name=name, language=language, by=by)
    if user.is_demo:
        raise ValidationError(_("This is the address of a demo account; use another."))
    if not any(
        one.role == Role.ADMINISTRATOR and one.validity.possible.end is None
        for one in user.memberships.all()
    ):
        give_role(user=user, role=Role.ADMINISTRATOR, organisation=None, by=by)
    return user, invitation(user=user)


def _account(*, email: str, name: str, language: str, by: Actor | None) -> User:
    email = email.strip().lower()
    validate_email(email)
    if User.objects.filter(email=email).exists():
        raise ValidationError({"email": _("There is an account with this address already.")})
    with acting(by=by):
        user = User.objects.create_user(email, None, name=name.strip(), language=language)
        # Whoever sets the password has read the letter sent to the address, which proves it.
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
