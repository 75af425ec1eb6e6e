# SPDX-License-Identifier: EUPL-1.2
from .identifier import Identifier
from .name import OrganisationName
from .organisation import Organisation, OrganisationKind
from .parentage import Parentage
from .succession import Succession, SuccessionKind

__all__ = [
    "Identifier",
    "Organisation",
    "OrganisationKind",
    "OrganisationName",
    "Parentage",
    "Succession",
    "SuccessionKind",
]
