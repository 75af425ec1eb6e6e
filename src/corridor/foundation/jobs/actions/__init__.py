# SPDX-License-Identifier: EUPL-1.2
from .loading import LoadReport, load_pack, load_pack_job
from .outbox import announce, deliver
from .running import defer, run_now, perform
from .upserting import upsert

__all__ = [
    "LoadReport",
    "announce",
    "defer",
    "deliver",
    "load_pack",
    "load_pack_job",
    "perform",
    "run_now",
    "upsert",
]
