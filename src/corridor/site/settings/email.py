# SPDX-License-Identifier: EUPL-1.2
"""How letters leave. What is wrong with it is said at the start, not by one that never came."""

import os
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from .environment import MODE, SITE_URL, VAR

PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


def email_settings(url: str, *, mode: str, var: Path) -> dict[str, Any]:
    """Django's settings for an address of CORRIDOR_EMAIL_URL.

    Raises `ImproperlyConfigured`, saying what is wrong and how it is written.
    """
    backends = "django.core.mail.backends"
    if mode == "test" and not url:
        return {"EMAIL_BACKEND": f"{backends}.locmem.EmailBackend"}
    if not url:
        return {
            "EMAIL_BACKEND": f"{backends}.filebased.EmailBackend",
            "EMAIL_FILE_PATH": var / "mail",
        }
    parts = urlsplit(url)
    if parts.scheme == "file":
        if parts.netloc or not parts.path.startswith("/"):
            raise ImproperlyConfigured(
                "CORRIDOR_EMAIL_URL names no folder: write file:///folder, with three slashes."
            )
        return {
            "EMAIL_BACKEND": f"{backends}.filebased.EmailBackend",
            "EMAIL_FILE_PATH": Path(unquote(parts.path)),
        }
    if parts.scheme not in PORTS:
        raise ImproperlyConfigured(
            f"CORRIDOR_EMAIL_URL begins with {parts.scheme!r}; "
            "it is smtp://, smtps://, smtp+plain:// or file:///."
        )
    if not parts.hostname:
        raise ImproperlyConfigured(
            "CORRIDOR_EMAIL_URL names no mail server: write smtp://user:password@host:587."
        )
    try:
        port = parts.port or PORTS[parts.scheme]
    except ValueError:
        raise ImproperlyConfigured(
            "CORRIDOR_EMAIL_URL has a port that is no number from 1 to 65535. "
            "A password with : / @ or # in it is written with %3A, %2F, %40 and %23."
        ) from None
    if bool(parts.username) != bool(parts.password):
        raise ImproperlyConfigured(
            "CORRIDOR_EMAIL_URL has a user without a password, or a password without a user."
        )
    if parts.username and parts.scheme == "smtp+plain":
        raise ImproperlyConfigured(
            "CORRIDOR_EMAIL_URL would send a password in the open: use smtp:// or smtps://."
        )
    return {
        "EMAIL_BACKEND": f"{backends}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def sender(given: str, site_url: str) -> str:
    """The address that letters come from. Raises `ImproperlyConfigured` for what is none."""
    host = urlsplit(site_url).hostname or "localhost"
    if not given:
        return f"Corridor <corridor@{host}>"
    _name, address = parseaddr(given)
    if "@" not in address or "\n" in given or " " in address:
        raise ImproperlyConfigured(
            f"CORRIDOR_EMAIL_FROM is {given!r}; write an address, or: Corridor <name@host>."
        )
    return given


if os.environ.get("CORRIDOR_MAIL_URL"):
    raise ImproperlyConfigured("CORRIDOR_MAIL_URL is called CORRIDOR_EMAIL_URL now; rename it.")
globals().update(email_settings(os.environ.get("CORRIDOR_EMAIL_URL", ""), mode=MODE, var=VAR))
DEFAULT_FROM_EMAIL = sender(os.environ.get("CORRIDOR_EMAIL_FROM", ""), SITE_URL)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
