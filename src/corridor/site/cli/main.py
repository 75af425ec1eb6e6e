# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from . import commands
from .problems import said_by_database


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 not all well, 2 wrong use."""
    parser = _parser()
    given = list(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corridor.site.settings")
    if given and given[0] in {"makemigrations", "check", "shell", "dbshell", "procrastinate"}:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["corridor", *given])
        return 0
    if any("\udc80" <= sign <= "\udcff" for argument in given for sign in argument):
        parser.error("what is given must be UTF-8 text")
    options = parser.parse_args(given)
    if options.do is None:
        parser.print_help()
        return 2
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import Error as DatabaseError

    try:
        django.setup()
    except ImproperlyConfigured as error:
        print(f"corridor: {error}", file=sys.stderr)
        return 2
    except ValueError as error:  # a port that is no number, a level of logging that does not exist
        print(f"corridor: a setting cannot be read: {error}", file=sys.stderr)
        return 2
    do: Callable[[argparse.Namespace], int] = options.do
    try:
        return do(options)
    except BrokenPipeError:
        # Whoever read what is printed has seen enough; nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except commands.Problem as problem:
        print(f"corridor: {problem}", file=sys.stderr)
        return 1
    except DatabaseError as error:
        print(f"corridor: {said_by_database(error)}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="corridor", description=__doc__)
    parser.set_defaults(do=None)
    verbs = parser.add_subparsers(metavar="COMMAND")
    for add in commands.ALL:
        add(verbs)
    return parser
