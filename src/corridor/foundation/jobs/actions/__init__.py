# SPDX-License-Identifier: EUPL-1.2
from .loading import LoadReport, load_pack, load_pack_job
from .outbox import announce, deliver, deliver_overdue
from .running import defer, defer_daily, perform, run_now
from .statistics import renew_statistics
from .upserting import upsert

__all__ = [
    "LoadReport",
    "announce",
    "defer",
    "defer_daily",
    "deliver",
    "deliver_overdue",
    "load_pack",
    "load_pack_job",
    "perform",
    "renew_statistics",
    "run_now",
    "upsert",
]
