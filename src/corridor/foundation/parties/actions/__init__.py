# SPDX-License-Identifier: EUPL-1.2
from .editing import ALWAYS, GivenIdentifier, GivenName, Stale, change_organisation
from .loading import GivenOrganisation, load_organisation
from .making import add_organisation
from .merging import MergePlan, merge, plan_merge
from .relating import add_succession, set_parent
from .words import RefusedHere

__all__ = [
    "ALWAYS",
    "GivenIdentifier",
    "GivenName",
    "GivenOrganisation",
    "MergePlan",
    "RefusedHere",
    "Stale",
    "add_organisation",
    "add_succession",
    "change_organisation",
    "load_organisation",
    "merge",
    "plan_merge",
    "set_parent",
]
