# SPDX-License-Identifier: EUPL-1.2
"""Frameworks as dated trees, and weight laid on a node."""

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
    PackValidity,
)

from .. import actions


class NodeRecord(PackRecord):
    code: PackCode = Field(description="stays the same through all editions")
    kind: Literal[
        "priority",
        "objective",
        "result_area",
        "approach",
        "pillar",
        "goal",
        "target",
        "principle",
    ] = Field(description="what sort of node it is")
    title: PackText = Field(description="its title in this edition")
    description: PackText | None = Field(None, description="what it is about, in own words")
    labels: tuple[str, ...] = Field((), description="other names printed for it in the sources")
    sources: Citations | None = Field(None, description="where it stands; else the edition's")
    children: tuple[NodeRecord, ...] = Field((), description="the nodes below it, in order")

    def spec(self) -> actions.NodeSpec:
        return actions.NodeSpec(
            code=self.code,
            kind=self.kind,
            title=self.title,
            description=self.description,
            labels=self.labels,
            sources=self.sources or (),
            children=tuple(child.spec() for child in self.children),
        )


class EditionRecord(PackRecord):
    code: PackCode = Field(description="the edition's code within the framework, such as its year")
    title: PackText = Field(description="the framework's title in this edition")
    valid: PackValidity = Field(description="when the edition held")
    status: Literal["proposed", "adopted"] | None = Field(
        None, description="whether it was adopted or only proposed"
    )
    sources: Citations = Field(description="where the edition stands")
    note: PackText | None = Field(None, description="what to know when reading it")
    nodes: tuple[NodeRecord, ...] = Field((), description="the nodes at the top, in order")


class FrameworkRecord(PackRecord):
    code: PackCode = Field(description="the framework's code")
    names: PackText = Field(description="its name")
    kind: Literal["national", "regional", "global", "goals"] | None = Field(
        None, description="whose framework it is"
    )
    owner: PackSlug | None = Field(None, description="the organisation whose framework it is")
    editions: tuple[EditionRecord, ...] = Field(description="its editions")


def _framework(record: FrameworkRecord) -> Outcome:
    return actions.save_framework(
        by=None,
        code=record.code,
        names=record.names,
        kind=record.kind,
        owner=record.owner,
        editions=[
            actions.EditionSpec(
                code=edition.code,
                title=edition.title,
                validity=edition.valid,
                sources=edition.sources,
                status=edition.status,
                note=edition.note,
                nodes=tuple(node.spec() for node in edition.nodes),
            )
            for edition in record.editions
        ],
    )


class EmphasisRecord(PackRecord):
    framework: PackCode = Field(description="the framework")
    node: PackCode = Field(description="the node on which weight was laid")
    valid: PackValidity = Field(description="for how long")
    text: PackText = Field(description="what was emphasised")
    sources: Citations = Field(description="where that stands")


def _emphasis(record: EmphasisRecord) -> Outcome:
    return actions.save_emphasis(
        by=None,
        framework=record.framework,
        node=record.node,
        validity=record.valid,
        text=record.text,
        sources=record.sources,
    )


KINDS = [
    Kind(
        "framework",
        "policy",
        FrameworkRecord,
        _framework,
        after=("organisation",),
        about="policies, compacts and sets of goals, as dated trees of nodes",
        key=("code",),
        title=_("Frameworks"),
    ),
    Kind(
        "emphasis",
        "policy",
        EmphasisRecord,
        _emphasis,
        after=("framework",),
        about="weight laid on a node for a time",
        title=_("Emphases"),
    ),
]
