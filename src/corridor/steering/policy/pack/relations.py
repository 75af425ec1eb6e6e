# SPDX-License-Identifier: EUPL-1.2
"""What ties nodes to each other and to organisations."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from corridor.foundation.jobs.public import (
    Citations,
    Kind,
    Outcome,
    PackCode,
    PackRecord,
    PackSlug,
    PackText,
)

from .. import actions


class CrosswalkRecord(PackRecord):
    source: str = Field(description="a node as framework/code, as in NL08/5")
    target: str = Field(description="a node of another framework, as in BE/4.5")
    relation: Literal["exact", "close", "broad", "narrow", "related"] = Field(
        description="SKOS mapping relation; broad: the target is the broader of the two"
    )
    basis: Literal["source", "judgement"] = Field(description="who ties them: a source, or we")
    note: PackText | None = Field(None, description="why; a judgement must say so")
    sources: Citations | None = Field(None, description="required where the basis is a source")


def _crosswalk(record: CrosswalkRecord) -> Outcome:
    return actions.save_crosswalk(
        by=None,
        source=record.source,
        target=record.target,
        relation=record.relation,
        basis=record.basis,
        note=record.note,
        sources=record.sources or (),
    )


class InvolvementRecord(PackRecord):
    framework: PackCode = Field(description="the framework")
    approach: PackCode = Field(description="a node that is an approach")
    objective: PackCode = Field(description="the node it is used for")
    organisation: PackSlug = Field(description="who")
    state: Literal["yes", "no", "unknown"] = Field(
        description="whether it does; unknown where the source is lost or silent"
    )
    note: PackText | None = Field(None, description="required where the state is unknown")
    sources: Citations = Field(description="where it stands")


def _involvement(record: InvolvementRecord) -> Outcome:
    return actions.save_involvement(
        by=None,
        framework=record.framework,
        approach=record.approach,
        objective=record.objective,
        organisation=record.organisation,
        state=record.state,
        note=record.note,
        sources=record.sources,
    )


KINDS = [
    Kind(
        "crosswalk",
        "policy",
        CrosswalkRecord,
        _crosswalk,
        after=("framework",),
        about="links between nodes of two frameworks",
        key=("source", "target"),
        title=_("Links between frameworks"),
    ),
    Kind(
        "involvement",
        "policy",
        InvolvementRecord,
        _involvement,
        after=("framework",),
        about="which organisation uses an approach for an objective",
        key=("framework", "approach", "objective", "organisation"),
        title=_("Who does what"),
    ),
]
