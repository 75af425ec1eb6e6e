# SPDX-License-Identifier: EUPL-1.2
"""What is said: one line a step, and a fault with its cause and what to do about it."""

from __future__ import annotations

import errno
import os
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

LAST_LINES = 15
"""How many lines of a log are shown with a fault, where it does not ask for more."""

LONGEST_LINE = 160
"""Characters shown of each of them."""


class Fault(Exception):
    """Something that stops the command: what is wrong, what to do, and the log that tells more.

    Of the log the last `lines` are shown.
    """

    def __init__(
        self, message: str, *, advice: str = "", log: Path | None = None, lines: int = LAST_LINES
    ) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.log = log
        self.lines = lines


CAUSES = (
    (
        r"No space left on device|ENOSPC|\[Errno 28\]|Disk quota exceeded",
        "The disk is full.",
        "Make room (about 2 GB are needed) and start again: it goes on where it stopped.",
    ),
    (
        r"DO NOT MATCH THE HASHES|EINTEGRITY",
        "A package differs from the one that was checked when the requirements were written.",
        "Do not install it. If a mirror or proxy serves your packages, look there first.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT",
        "The package registry's certificate is not trusted.",
        "Behind a proxy with its own certificate, set PIP_CERT and NODE_EXTRA_CA_CERTS.",
    ),
    (
        r"name resolution|Name or service not known|nodename nor servname|EAI_AGAIN|ENOTFOUND"
        r"|NewConnectionError|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|Network is unreachable"
        r"|ConnectTimeoutError|ReadTimeoutError|ProxyError",
        "The package registry could not be reached.",
        "Check the network (and HTTPS_PROXY, where there is a proxy) and start again.",
    ),
    (
        r"No matching distribution found",
        "A package is not offered for this system or this Python.",
        "Packages are needed in built form, for Python 3.11 or later on Linux (glibc) or macOS.",
    ),
    (
        r"Permission denied|EACCES|\[Errno 13\]",
        "A file or folder may not be written.",
        "Was the command run as another user before? Then give the checkout to one user.",
    ),
)
"""Signs in a log, each with the cause in plain words and what to do. The first that fits holds."""


def cause_in(text: str) -> tuple[str, str]:
    """The cause that a log shows and what to do about it; two empty strings if it shows none."""
    for sign, cause, advice in CAUSES:
        if re.search(sign, text):
            return cause, advice
    return "", ""


def fault_from_log(message: str, log: Path) -> Fault:
    """A fault of a command that wrote this log, explained where the log shows a known cause."""
    cause, advice = cause_in(log.read_text(errors="replace") if log.exists() else "")
    return Fault(f"{message} {cause}".strip(), advice=advice, log=log)


def fault_from_error(error: OSError) -> Fault:
    """A fault of the system: a full disk, a file that may not be written."""
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        cause, advice = cause_in("ENOSPC")
        return Fault(cause + where, advice=advice)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        cause, advice = cause_in("EACCES")
        return Fault(cause + where, advice=advice)
    return Fault(f"{error.strerror or error}{where}")


class Console:
    """Writes to one stream; colours and redraws only where a person looks on.

    `terse` leaves out what was fresh already, for commands whose own output matters.
    """

    def __init__(self, stream: TextIO = sys.stdout, *, terse: bool = False) -> None:
        self._stream = stream
        self._terse = terse
        self._tty = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._colour = self._tty and not os.environ.get("NO_COLOR")
        encoding = (stream.encoding or "ascii").lower().replace("-", "")
        self._good, self._bad, self._dots = (
            ("✓", "✗", "…") if encoding.startswith("utf") else ("ok", "failed:", "...")
        )

    def say(self, text: str = "") -> None:
        self._write(text + "\n")

    def heading(self, text: str) -> None:
        self.say(self._paint("1", text))

    def remark(self, text: str) -> None:
        """Add something to the last step that not everybody needs to know."""
        if not self._terse:
            self.say(f"   {self._paint('2', text)}")

    def fresh(self, title: str) -> None:
        """Say that a step had nothing to do."""
        if not self._terse:
            mark = self._paint("32", self._good)
            self.say(f" {mark} {title:<28} {self._paint('2', 'as it was')}")

    @contextmanager
    def step(self, title: str, *, minor: bool = False) -> Iterator[None]:
        """Say that a step is under way, then that it is done or failed, with the seconds it took.

        A minor step is left out by a terse console.
        """
        if minor and self._terse:
            yield
            return
        start = time.monotonic()
        done = threading.Event()
        ticker = threading.Thread(target=self._tick, args=(title, start, done), daemon=True)
        if self._tty:
            ticker.start()
        mark = self._paint("31", self._bad)
        try:
            yield
            mark = self._paint("32", self._good)
        finally:
            done.set()
            if self._tty:
                ticker.join()
                self._write("\r\x1b[K")
            self.say(f" {mark} {title:<28} {time.monotonic() - start:6.1f} s")

    def fault(self, fault: Fault) -> None:
        """Tell a fault: what is wrong, the last lines of the log, what to do."""
        self.say(f"\n{self._paint('31;1', fault.message)}")
        if fault.log and fault.log.exists():
            lines = fault.log.read_text(errors="replace").splitlines()[-fault.lines :]
            for line in lines:
                self.say(self._paint("2", f"  | {line.rstrip()[:LONGEST_LINE]}"))
            self.say(f"The whole log: {fault.log}")
        if fault.advice:
            self.say(fault.advice)

    def _tick(self, title: str, start: float, done: threading.Event) -> None:
        while True:
            self._write(f"\r\x1b[K {self._dots} {title:<28} {time.monotonic() - start:4.0f} s")
            if done.wait(1):
                return

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except UnicodeEncodeError:
            self._stream.write(text.encode("ascii", "replace").decode())
            self._stream.flush()
        except OSError:
            # Whoever read our words is gone (`run demo | head`, a closed terminal); what is to be
            # done, and put in order, goes on without them.
            self._stream = open(os.devnull, "w")  # noqa: SIM115
