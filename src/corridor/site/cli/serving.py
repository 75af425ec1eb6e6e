# SPDX-License-Identifier: EUPL-1.2
"""The web server and one worker, in one process each, ending together."""

from __future__ import annotations

import errno
import sys
import threading

from django.conf import settings


def serve(*, host: str, port: int) -> int:
    """Serve until told to stop. Returns 1 when the port is taken."""
    import waitress
    from django.core.management import call_command

    if settings.WHITENOISE_USE_FINDERS:
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    else:
        call_command("collectstatic", interactive=False, verbosity=0)
    from corridor.site.wsgi import application

    try:
        server = waitress.create_server(application, host=host, port=port, threads=8)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
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
    """Take jobs from the queue, one at a time, for as long as the process lives."""
    from procrastinate.contrib.django import app

    connector = app.connector.get_worker_connector()
    with app.replace_connector(connector) as working:
        working.run_worker(install_signal_handlers=False, listen_notify=True)
