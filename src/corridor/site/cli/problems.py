# SPDX-License-Identifier: EUPL-1.2
"""What is said to the user in one line, without a traceback."""


class Problem(Exception):
    """A command cannot do what is asked; the message says why."""


UNDEFINED_TABLE = "42P01"  # https://www.postgresql.org/docs/15/errcodes-appendix.html


def said_by_database(error: Exception) -> str:
    """What is wrong with the database, and what helps."""
    if getattr(error.__cause__, "sqlstate", None) == UNDEFINED_TABLE:
        return "the database has not all tables; bring it up to date with: corridor migrate"
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return f"the database cannot be used: {lines[0] if lines else type(error).__name__}"
