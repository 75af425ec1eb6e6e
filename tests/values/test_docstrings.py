# SPDX-License-Identifier: EUPL-1.2
"""The examples in the docstrings of values are true."""

import doctest
import importlib
import pkgutil

import pytest

import corridor.values

MODULES = [
    f"corridor.values.{module.name}" for module in pkgutil.iter_modules(corridor.values.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples():
    tried = sum(doctest.testmod(importlib.import_module(name)).attempted for name in MODULES)
    assert tried >= 5
