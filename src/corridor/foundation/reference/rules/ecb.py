# SPDX-License-Identifier: EUPL-1.2
"""Reading the European Central Bank's euro foreign exchange reference rates.

Both forms of the file are read: the table (eurofxref-hist.csv, mostly inside a zip) and the XML
(eurofxref-hist.xml, also that of a day or of ninety). A rate is in units of the currency for one
euro; "N/A" is no rate. Format: the ECB's page on euro foreign exchange reference rates.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO

from lxml import etree

# The whole history is two megabytes as a table and eight as XML.
MAX_BYTES = 64 * 2**20
FIRST_DAY = date(1999, 1, 1)
NOT_PUBLISHED = frozenset({"", "N/A"})
_RATE = re.compile(r"\d{1,10}(\.\d{1,8})?")
_CODE = re.compile(r"[A-Z]{3}")
_NAMESPACE = "{http://www.ecb.int/vocabulary/2002-08-01/eurofxref}"


class NotRates(ValueError):
    """The file as a whole is not one of the ECB's, or broken; the message says what to do."""


@dataclass(frozen=True, slots=True)
class DayRates:
    """The rates of one day by currency; `line` is where they stand in the file."""

    day: date
    rates: dict[str, Decimal]
    line: int


@dataclass(frozen=True, slots=True)
class RateFault:
    """What could not be read, and why; the rest of its day is read all the same."""

    line: int
    message: str
    record: dict[str, str]


def read_rates(file: Path, *, today: date) -> Iterator[DayRates | RateFault]:
    """Every day of the file in its order, and every fault, without holding the file in memory.

    Raises `NotRates` where the file as a whole cannot be read, at once or on the way.
    """
    with _opened(file) as (stream, is_xml):
        read = _read_xml if is_xml else _read_table
        seen: set[date] = set()
        for line, when, cells in read(stream):
            day = _day(when, today)
            if isinstance(day, str):
                yield RateFault(line, day, {"day": when})
                continue
            if day in seen:
                yield RateFault(line, f"the day {day} stands twice; the first is kept", cells)
                continue
            seen.add(day)
            rates = {}
            for code, stated in cells.items():
                if stated.strip() in NOT_PUBLISHED:
                    continue
                if not _RATE.fullmatch(stated.strip()) or not Decimal(stated.strip()):
                    message = f"{stated[:40]!r} is not a rate of {code} for {day}"
                    yield RateFault(line, message, {"day": when, "currency": code, "rate": stated})
                    continue
                rates[code] = Decimal(stated.strip())
            yield DayRates(day, rates, line)


def count_days(file: Path) -> int:
    """About how many days the file holds, read quickly, for a progress bar.

    Raises `NotRates`.
    """
    with _opened(file) as (stream, is_xml):
        mark = b"time=" if is_xml else b"\n"
        found, tail = 0, b""
        while block := stream.read(2**20):
            found += (tail + block).count(mark)
            tail = block[-(len(mark) - 1) :] if len(mark) > 1 else b""
    return found if is_xml else max(found - 1, 0)


@contextmanager
def _opened(file: Path) -> Iterator[tuple[IO[bytes], bool]]:
    """The file's content, unpacked where it is a zip, and whether it is XML."""
    try:
        with file.open("rb") as raw:
            if zipfile.is_zipfile(raw):
                with zipfile.ZipFile(raw) as packed, packed.open(_member(packed)) as inner:
                    yield _told_apart(inner)
                return
            if file.stat().st_size > MAX_BYTES:
                raise NotRates(f"the file is larger than {MAX_BYTES // 2**20} MB")
            raw.seek(0)
            yield _told_apart(raw)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        if isinstance(error, FileNotFoundError):
            raise NotRates(f"there is no file {file.name}") from error
        raise NotRates(f"the file cannot be read: {error}; fetch it again") from error


def _member(packed: zipfile.ZipFile) -> zipfile.ZipInfo:
    inside = [m for m in packed.infolist() if m.filename.lower().endswith((".csv", ".xml"))]
    if len(inside) != 1:
        raise NotRates("the zip does not hold one file of rates; take the ECB's own zip")
    if inside[0].flag_bits & 1:
        raise NotRates("the zip is locked with a password; take the ECB's own zip")
    if inside[0].file_size > MAX_BYTES:
        raise NotRates(f"unpacked the file would be larger than {MAX_BYTES // 2**20} MB")
    return inside[0]


def _told_apart(stream: IO[bytes]) -> tuple[IO[bytes], bool]:
    buffered = io.BufferedReader(stream, 2**16)  # type: ignore[type-var]
    start = buffered.peek(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    return buffered, start.startswith(b"<")


def _day(text: str, today: date) -> date | str:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return f"{text[:40]!r} is not a day; it is written YYYY-MM-DD"
    if day < FIRST_DAY:
        return f"{day} lies before the euro"
    if day > today:
        return f"{day} has not come yet"
    return day


def _read_table(stream: IO[bytes]) -> Iterator[tuple[int, str, dict[str, str]]]:
    # Line by line, so that what stands before bytes that are no text is still read. A NUL is no
    # part of a rate either, and its sign is kept in its place: no database takes the NUL itself.
    rows = csv.reader(
        line.removeprefix(b"\xef\xbb\xbf").replace(b"\0", "\N{SYMBOL FOR NULL}".encode()).decode()
        for line in stream
    )
    try:
        header = [column.strip() for column in next(rows, [])]
        codes = header[1:-1] if header and header[-1] == "" else header[1:]
        if not codes or header[0] != "Date" or not all(map(_CODE.fullmatch, codes)):
            raise NotRates("this is not the ECB's table: it begins with Date and currency codes")
        if len(set(codes)) != len(codes):
            raise NotRates("a currency stands twice in the head of the table")
        for row in rows:
            if not any(row):
                continue
            cells = row[1 : len(codes) + 1]
            # A row that was cut short has no rates for the last currencies: nothing is guessed.
            yield rows.line_num, row[0], dict(zip(codes, cells, strict=False))
    except UnicodeDecodeError as error:
        raise NotRates("the table is not plain text; take the ECB's own file") from error
    except csv.Error as error:
        raise NotRates(f"line {rows.line_num} is not a row of a table: {error}") from error


def _read_xml(stream: IO[bytes]) -> Iterator[tuple[int, str, dict[str, str]]]:
    cube = f"{_NAMESPACE}Cube"
    found = False
    try:
        for _, element in etree.iterparse(
            stream,
            events=("end",),
            tag=cube,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        ):
            if not found and element.getroottree().docinfo.doctype:
                raise NotRates("the ECB's XML has no document type; take the ECB's own file")
            when = element.get("time")
            if when is None:
                continue
            found = True
            cells = {
                rate.get("currency"): rate.get("rate", "") for rate in element.iterchildren(cube)
            }
            yield element.sourceline, when, {k: v for k, v in cells.items() if k}
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise NotRates(f"the XML is broken: {error.msg}") from error
    if not found:
        raise NotRates("this XML holds no rates by day; take the ECB's own file")
