# SPDX-License-Identifier: EUPL-1.2
"""The rooms, from the ground up, and what Django is told about them."""

import pgtrigger

from .environment import MODE

ROOMS = [
    "corridor.foundation.kernel",
    "corridor.foundation.audit",
    "corridor.foundation.pages",
    "corridor.foundation.jobs",
    "corridor.foundation.reference",
    "corridor.foundation.parties",
    "corridor.foundation.accounts",
    "corridor.steering.policy",
    "corridor.steering.portfolio",
    "corridor.steering.dossiers",
    "corridor.steering.learning",
    "corridor.steering.monitoring",
    "corridor.steering.plans",
    "corridor.steering.screening",
    "corridor.insight.knowledge",
    "corridor.reporting",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    # Before allauth, so that the rooms' templates and translations stand in front of its own.
    *ROOMS,
    "corridor.site",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
]

PGHISTORY_LEVEL = pgtrigger.Statement

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Files bring their own; pages and what software reads are compressed as they are written.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "corridor.site.web.middleware.ApiMiddleware",
    "corridor.site.web.middleware.NulMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "corridor.foundation.accounts.web.middleware.PlaceMiddleware",
    "corridor.foundation.accounts.web.middleware.SecondFactorMiddleware",
    "corridor.foundation.audit.web.middleware.ActorMiddleware",
    "axes.middleware.AxesMiddleware",
    "corridor.site.web.middleware.PageMiddleware",
]

ROOT_URLCONF = "corridor.site.urls"
WSGI_APPLICATION = "corridor.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "corridor.site.web.context.site",
                "corridor.foundation.accounts.web.context.acting",
                "corridor.foundation.accounts.web.context.keys",
            ],
            # Forms say for which organisation they were made.
            "builtins": ["corridor.foundation.accounts.templatetags.acting"],
            "string_if_invalid": "",
        },
    }
]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = MODE != "production"
WHITENOISE_AUTOREFRESH = False
