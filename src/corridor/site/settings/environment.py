# SPDX-License-Identifier: EUPL-1.2
"""Where Corridor runs: mode, database, addresses, folders.

CORRIDOR_MODE        demo, test or production (the default)
DATABASE_URL         postgresql://user:password@host:port/name
CORRIDOR_SECRET_KEY  needed in production; elsewhere made anew at each start
CORRIDOR_SITE_URL    the address under which the site is reached, without a slash at the end
CORRIDOR_VAR         folder for what the running system writes
CORRIDOR_PACK        folder of the data pack that an administrator can load
CORRIDOR_PUBLISHER   who publishes the data, in the catalogue and in feeds (default: Corridor)
CORRIDOR_CONTACT     e-mail address for readers; the statements on accessibility and privacy name it
CORRIDOR_EMBEDDED    1 when the database is the embedded server for trying things out
CORRIDOR_LOG_LEVEL   what is written to standard error: DEBUG, INFO, WARNING (the default), ERROR
CORRIDOR_EMAIL_URL   how letters leave: smtp://user:password@host:587 (with STARTTLS), smtps://…:465
                     (with TLS), smtp+plain://host:25 (on a network of one's own), file:///folder;
                     without it they are written to CORRIDOR_VAR/mail
CORRIDOR_EMAIL_FROM  the address that they come from (default: corridor@ the host of the site)
CORRIDOR_REMINDER_DAYS  days from the due date of a report on which its partner is reminded, those
                        before it below zero, separated by commas (default: -14,-3,1,8,15)
"""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[4]
MODE = os.environ.get("CORRIDOR_MODE", "production")
if MODE not in {"demo", "test", "production"}:
    raise ImproperlyConfigured(f"CORRIDOR_MODE is {MODE!r}: make it demo, test or production")
DEMO = MODE == "demo"
DEBUG = False
EMBEDDED = os.environ.get("CORRIDOR_EMBEDDED") == "1"
if EMBEDDED and MODE == "production":
    raise ImproperlyConfigured(
        "The embedded database is for trying things out. Set DATABASE_URL to a PostgreSQL server."
    )

SITE_URL = os.environ.get("CORRIDOR_SITE_URL", "http://localhost:8000").rstrip("/")
VAR = Path(os.environ.get("CORRIDOR_VAR", ROOT / "var"))
PACK = Path(os.environ.get("CORRIDOR_PACK", ROOT / "data"))
CORRIDOR_PUBLISHER = os.environ.get("CORRIDOR_PUBLISHER", "").strip() or "Corridor"
CORRIDOR_CONTACT = os.environ.get("CORRIDOR_CONTACT", "").strip()
FONTS = ROOT / "frontend" / "dist" / "fonts-ttf"

SECRET_KEY = os.environ.get("CORRIDOR_SECRET_KEY", "")
if not SECRET_KEY:
    if MODE == "production":
        raise ImproperlyConfigured(
            "CORRIDOR_SECRET_KEY is not set. Make one with: "
            "python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    SECRET_KEY = secrets.token_urlsafe(50)


def _database(url: str) -> dict[str, object]:
    if not url:
        raise ImproperlyConfigured(
            "DATABASE_URL is not set. Name a PostgreSQL server, or use ./run, which starts one."
        )
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured(f"DATABASE_URL names {parts.scheme!r}; only PostgreSQL will do.")
    # No query of a page is long enough to be worth compiling first: that takes longer than it.
    options = {"options": "-c jit=off", **dict(parse_qsl(parts.query))}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "corridor",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


DATABASES = {"default": _database(os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATICFILES_DIRS = [path for path in [ROOT / "frontend" / "dist"] if path.is_dir()]
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "media"

CORRIDOR_REMINDER_DAYS = tuple(
    int(days) for days in os.environ.get("CORRIDOR_REMINDER_DAYS", "-14,-3,1,8,15").split(",")
)
