# SPDX-License-Identifier: EUPL-1.2
"""Strings of allauth's pages that the house says in its own words, formally addressed.

Nothing reads this list but `tools.messages`, which brings them into the room's catalogues; these
stand before allauth's own.
"""

from django.utils.translation import gettext_noop as _

OURS = (
    _("The email address and/or password you specified are not correct."),
    _("Please type your current password."),
    _("Be patient, you are sending too many requests."),
    _("Use your password"),
    _("You must type the same password each time."),
    _("You cannot add an email address to an account protected by two-factor authentication."),
    _("You cannot activate two-factor authentication until you have verified your email address."),
    _("Please reauthenticate to safeguard your account."),
    _("Enter your password:"),
    _("Your password is now changed."),
    _("Your password has been changed."),
    _("Your password has been reset."),
    _("Your password has been set."),
    _("Your email has been confirmed."),
    _("Your email has been changed from %(from_email)s to %(to_email)s."),
    _("Password successfully set."),
    _("You are already logged in as %(user_display)s."),
    _("Successfully signed in as %(name)s."),
    _("You have signed out."),
    _("You have confirmed %(email)s."),
    _("The following email addresses are associated with your account:"),
    _("Your email address is still pending verification."),
    _("Your primary email address must be verified."),
    _("Verify Your Email Address"),
    _("You are about to generate a new set of recovery codes for your account."),
    _("Authenticator code"),
    _("Are you sure?"),
    _("You are about to deactivate authenticator app based authentication. Are you sure?"),
)
