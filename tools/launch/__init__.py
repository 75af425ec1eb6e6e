# SPDX-License-Identifier: EUPL-1.2
"""What the command `run` is made of. Standard library only: it runs before anything is installed.

checkout     where things lie in a checkout
output       what is said, and how a fault is told
locks        one at a time, and how many are using something
stamps       what need not be done again
kinship      processes: whose child, still alive, never left behind
guard        a small process that ends a command when `run` is gone
processes    commands, started under a guard
workshop     a checkout with its console and the environment of its commands
packages     .venv with the Python packages
frontend     the styles and scripts, built with Node from a Python package
messages     the translations
cluster      the embedded PostgreSQL: where it lies, as whom it runs, how it starts and ends
keeper       the process that holds the embedded PostgreSQL for all who use it
checks       what `run test` runs before the tests
cli          the commands
"""
