# SPDX-License-Identifier: EUPL-1.2
"""The door of the jobs room: background work, loading, and the outbox."""

from .actions import LoadReport, announce, defer, deliver, load_pack, run_now, upsert
from .actions.running import Busy
from .models import Run, SetAside
from .registry import (
    Progress,
    check_citations_with,
    kinds,
    listen,
    register_job,
    register_kinds,
)
from .rules import (
    PLANNED,
    Citations,
    Fault,
    Kind,
    Outcome,
    PackAmount,
    PackCode,
    PackCountry,
    PackCurrency,
    PackMoment,
    PackRecord,
    PackSlug,
    PackText,
    PackValidity,
    Refused,
)
from .selectors import runs, undelivered

__all__ = [
    "PLANNED",
    "Busy",
    "Citations",
    "Fault",
    "Kind",
    "LoadReport",
    "Outcome",
    "PackAmount",
    "PackCode",
    "PackCountry",
    "PackCurrency",
    "PackMoment",
    "PackRecord",
    "PackSlug",
    "PackText",
    "PackValidity",
    "Progress",
    "Refused",
    "Run",
    "SetAside",
    "announce",
    "check_citations_with",
    "defer",
    "deliver",
    "kinds",
    "listen",
    "load_pack",
    "register_job",
    "register_kinds",
    "run_now",
    "runs",
    "undelivered",
    "upsert",
]
