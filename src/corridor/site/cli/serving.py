# SPDX-License-Identifier: EUPL-1.2
"""The web server and one worker, in one process each, ending together."""

from __future__ import annotations

import errno
import logging
import sys
import threading
import time
from typing import cast

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from .problems import Problem

logger = logging.getLogger(__name__)

# Between two attempts of the worker, in seconds.
PAUSE = 5
# No page needs a question this long; one that does would keep others from theirs.
LONGEST_QUESTION = "30s"
# In bytes; nothing that is sent here is larger.
LARGEST_REQUEST = 16 * 2**20


def _bound(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Let the database give up on a question that a page would not wait for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, false)", [LONGEST_QUESTION])


def serve(*, host: str, port: int) -> int:
    """Serve until told to stop. Returns 1 when the port is taken.

    Raises `Problem` where the folder cannot be written or the address cannot be had.
    """
    import waitress
    from django.core.management import call_command

    if not 0 < port < 2**16:  # the system would take what is left of a larger one
        raise Problem(f"there is no port {port}; choose one up to 65535")
    if settings.WHITENOISE_USE_FINDERS:
        try:
            settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Problem(f"{settings.STATIC_ROOT} cannot be made: {error.strerror}") from error
    else:
        call_command("collectstatic", interactive=False, verbosity=0)
    from corridor.site.wsgi import application

    connection_created.connect(_bound)
    try:
        server = waitress.create_server(
            application,
            host=host,
            port=port,
            threads=8,
            max_request_body_size=LARGEST_REQUEST,
        )
    except ValueError as error:
        raise Problem(f"nothing can be served at {host}, port {port}: {error}") from error
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            said = f"nothing can be served at {host}, port {port}: {error.strerror}"
            raise Problem(said) from error
        print(f"corridor: port {port} is in use; choose another with --port", file=sys.stderr)
        return 1
    worker = threading.Thread(target=_work, name="worker", daemon=True)
    worker.start()
    print(f"Corridor is served at http://{host}:{port}/ (stop it with Ctrl-C)", flush=True)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
    return 0


def _work() -> None:
    """Take jobs from the queue, one at a time, for as long as the process lives.

    A database that goes away is waited for; jobs are in it, so none is lost.
    """
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    while True:
        try:
            connector = cast(DjangoConnector, app.connector).get_worker_connector()
            with app.replace_connector(connector) as working:
                working.run_worker(install_signal_handlers=False, listen_notify=True)
        except Exception:
            logger.exception("the worker stopped; it starts again in %s seconds", PAUSE)
        time.sleep(PAUSE)
