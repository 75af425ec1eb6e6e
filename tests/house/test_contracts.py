# SPDX-License-Identifier: EUPL-1.2
"""The contracts of the house hold, and each was seen to turn red on a planted violation."""

import os
import shutil
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import grimp
import pytest
from importlinter import Contract, api
from importlinter.application import output
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.independence import IndependenceContract
from importlinter.contracts.layers import LayersContract

from tools.doors import DoorsContract

ROOT = Path(__file__).resolve().parents[2]
TYPES: dict[str, type[Contract]] = {
    "layers": LayersContract,
    "independence": IndependenceContract,
    "forbidden": ForbiddenContract,
    "acyclic_siblings": AcyclicSiblingsContract,
    "doors": DoorsContract,
}
FOUNDATION, STEERING = "corridor.foundation", "corridor.steering"
INSIGHT = "corridor.insight"
REFERENCE, PARTIES, JOBS = (f"{FOUNDATION}.{room}" for room in ("reference", "parties", "jobs"))


def contracts():
    """The contracts of the configuration by name."""
    configuration = api.read_configuration(str(ROOT / ".importlinter"))
    return {
        options["id"]: TYPES[options["type"]](
            name=options["name"],
            session_options=configuration["session_options"],
            contract_options=options,
        )
        for options in configuration["contracts_options"]
    }


CONTRACTS = contracts()

# For each contract, violations: each a list of modules to plant and of imports (from, to).
PLANTED = {
    "storeys": [
        [("corridor.values.money", "corridor.engines.charts.errors")],
        [(f"{PARTIES}.web.views", "corridor.steering.policy.public")],
        [(f"{FOUNDATION}.accounts.web.desk", "corridor.reporting.public")],
        [(f"{INSIGHT}.knowledge.web.stories", "corridor.reporting.public")],
        [(f"{STEERING}.portfolio.web.shown", f"{INSIGHT}.knowledge.public")],
        [("corridor.reporting.web.views", "corridor.site.api")],
        ["corridor.common"],
    ],
    "foundation": [
        [(f"{REFERENCE}.web.shown", f"{PARTIES}.public")],
        [(f"{FOUNDATION}.audit.web.views", f"{REFERENCE}.public")],
        [(f"{FOUNDATION}.pages.web.gallery", f"{FOUNDATION}.accounts.public")],
        [f"{FOUNDATION}.utils"],
    ],
    "steering": [
        [(f"{STEERING}.policy.web.booking", f"{STEERING}.portfolio.public")],
        [(f"{STEERING}.plans.web.plans", f"{STEERING}.dossiers.public")],
        [f"{STEERING}.helpers"],
    ],
    "insight": [
        [
            *(f"corridor.insight.foresight{rest}" for rest in ("", ".public")),
            (f"{INSIGHT}.knowledge.web.terms", f"{INSIGHT}.foresight.public"),
        ],
        [f"{INSIGHT}.helpers"],
    ],
    "delivery": [
        [
            *(f"corridor.delivery{rest}" for rest in ("", ".calls", ".returns", ".returns.public")),
            "corridor.delivery.calls.selectors",
            ("corridor.delivery.calls.selectors", "corridor.delivery.returns.public"),
        ]
    ],
    "engines-apart": [[("corridor.engines.charts.scene", "corridor.engines.documents.words")]],
    "pure": [
        [("corridor.engines.documents.model", "django")],
        [("corridor.values.texts", "psycopg")],
        [("corridor.engines.charts.table", "ninja")],
    ],
    "room": [
        [(f"{REFERENCE}.selectors.rates", f"{REFERENCE}.actions.ecb")],
        [(f"{REFERENCE}.models.currency", f"{REFERENCE}.selectors.rates")],
        [(f"{PARTIES}.api", f"{PARTIES}.web.forms")],
        [(f"{PARTIES}.pack", f"{PARTIES}.web.citing")],
        [("corridor.reporting.models.report", "corridor.reporting.actions.writing")],
    ],
    "rules": [
        [(f"{PARTIES}.rules", "django")],
        [(f"{JOBS}.rules.kinds", "django")],
        [("corridor.reporting.rules.keys", "django")],
        [("corridor.steering.policy.rules.trees", "corridor.foundation.kernel.public")],
    ],
    "acyclic": [
        [
            ("corridor.engines.charts.bars", "corridor.engines.charts.trend"),
            ("corridor.engines.charts.trend", "corridor.engines.charts.bars"),
        ],
        [
            ("corridor.values.money", "corridor.values.shares"),
            ("corridor.values.shares", "corridor.values.money"),
        ],
    ],
    "doors": [
        [("corridor.reporting.selectors.money", f"{REFERENCE}.selectors.rates")],
        [(f"{PARTIES}.selectors", f"{REFERENCE}.models.country")],
        [("corridor.reporting.actions.writing", "corridor.steering.policy.actions.booking")],
        [(f"{FOUNDATION}.accounts.actions.people", f"{PARTIES}")],
    ],
    "history": [
        [(f"{REFERENCE}.models.currency", "pghistory")],
        [("corridor.site.web.views", "pghistory")],
    ],
    "queue": [
        [(f"{REFERENCE}.actions.ecb", "procrastinate")],
        [("corridor.reporting.web.views", "procrastinate")],
    ],
}


@pytest.fixture(scope="module")
def house():
    return grimp.build_graph("corridor", include_external_packages=True, cache_dir=None)


def broken(graph):
    """The names of the contracts that do not hold, as import-linter checks them."""
    return {
        name
        for name, contract in CONTRACTS.items()
        if not contract.check(deepcopy(graph), verbose=False).kept
    }


def test_there_are_contracts_enough():
    assert len(CONTRACTS) >= 10


def test_the_house_stands(house):
    assert broken(house) == set()


def test_each_contract_has_its_violation():
    assert set(PLANTED) == set(CONTRACTS)


def planted(house, plants):
    graph = deepcopy(house)
    for plant in plants:
        if isinstance(plant, str):
            # A room that was planned when this was written may stand by now.
            if plant not in graph.modules:
                graph.add_module(plant)
        else:
            importer, imported = plant
            # A module that was renamed would make a planted violation mean nothing.
            assert {importer, imported} <= graph.modules
            graph.add_import(
                importer=importer, imported=imported, line_number=1, line_contents="planted"
            )
    return graph


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_violation_turns_its_contract_red_and_no_other(house, name):
    seen = [broken(planted(house, plants)) for plants in PLANTED[name]]
    # A way up where there is one down already is a circle as well.
    assert all(red - {"acyclic"} == {name} - {"acyclic"} for red in seen), seen
    assert {name} in seen


def test_doors_say_where_to_enter(house, capsys):
    graph = deepcopy(house)
    graph.add_import(importer=f"{PARTIES}.selectors", imported=f"{REFERENCE}.models.country")
    contract = CONTRACTS["doors"]
    check = contract.check(graph, verbose=False)
    with output.console.capture() as said:
        contract.render_broken_contract(check)
    words = " ".join((said.get() + capsys.readouterr().out).split())
    assert f"{PARTIES}.selectors walks through a wall into" in words
    assert f"use {REFERENCE}.public" in words


def test_the_command_finds_violations_in_files(tmp_path):
    """Real files, and the command as people run it: what the graph says above is what it says."""
    shutil.copytree(
        ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("*.pyc", "locale")
    )
    shutil.copytree(ROOT / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    house = tmp_path / "src" / "corridor"
    files = {
        "values/planted.py": "from corridor.foundation.kernel import public\n",
        "foundation/audit/planted.py": "from corridor.foundation.parties import public\n",
        "foundation/jobs/planted.py": "def late():\n    from ..reference import models\n",
        "foundation/parties/planted/rules.py": "import django\n",
        "foundation/parties/models/planted.py": "import pghistory\nimport procrastinate\n",
        "foundation/reference/rules/planted.py": "from .. import actions\nimport django\n",
        "steering/common.py": "",
        "insight/common.py": "",
        "engines/charts/planted.py": "import django\nfrom corridor.engines import documents\n",
        "engines/documents/planted.py": "from corridor.engines import charts\n",
        "delivery/__init__.py": "",
        "delivery/calls/__init__.py": "from ..returns import public\n",
        "delivery/returns/__init__.py": "",
        "delivery/returns/public.py": "",
    }
    for name, text in files.items():
        path = house / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    said = lint(tmp_path)
    lines = said.stdout.splitlines()
    assert said.returncode == 1, said.stdout + said.stderr
    for contract in CONTRACTS.values():
        assert any(line.startswith(f"{contract.name} BROKEN") for line in lines), contract.name


def lint(folder):
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"src{os.pathsep}.", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_says_that_the_house_stands():
    said = lint(ROOT)
    assert said.returncode == 0, said.stdout + said.stderr
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in said.stdout
