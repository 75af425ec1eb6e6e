# SPDX-License-Identifier: EUPL-1.2
"""The whole API against its own description: whatever is asked, it answers and does not break."""

from __future__ import annotations

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import (
    CoveragePhaseConfig,
    GenerationConfig,
    PhasesConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)

SEED = 2011


def _config() -> SchemathesisConfig:
    """The same few questions on every run, well and badly formed."""
    project = ProjectConfig(
        generation=GenerationConfig(
            deterministic=True,
            database="none",
            modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE],
        ),
        phases=PhasesConfig(coverage=CoveragePhaseConfig(enabled=False)),
    )
    return SchemathesisConfig(projects=ProjectsConfig(default=project), seed=SEED)


@pytest.fixture
def described(loaded):
    from corridor.site.wsgi import application

    # Otherwise the first request would end the transaction that the test stands in.
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/openapi.json", application, config=_config())
    for signal in ends:
        signal.connect(close_old_connections)


def test_no_question_breaks_the_api(described):
    asked = 0
    for found in described.get_all_operations():
        operation = found.ok()
        asked += 1

        @settings(
            max_examples=12,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            response = case.call()
            case.validate_response(response, checks=[not_a_server_error])

        ask()
    assert asked > 8
