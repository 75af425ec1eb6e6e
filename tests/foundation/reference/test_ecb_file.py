# SPDX-License-Identifier: EUPL-1.2
"""The European Central Bank's file is read, or its faults are told."""

from __future__ import annotations

import csv
import io
import zipfile
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corridor.foundation.reference.rules import ecb
from corridor.foundation.reference.rules.ecb import (
    DayRates,
    NotRates,
    RateFault,
    count_days,
    read_rates,
)

TODAY = date(2026, 11, 21)
TABLE = """Date,USD,JPY,CYP,
2011-07-11,1.4056,113.02,N/A,
2011-07-08,1.4242,115.88,N/A,
"""
XML = """<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
                 xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject>
<Cube>
<Cube time="2011-07-11"><Cube currency="USD" rate="1.4056"/>
<Cube currency="JPY" rate="113.02"/></Cube>
<Cube time="2011-07-08"><Cube currency="USD" rate="1.4242"/>
<Cube currency="JPY" rate="115.88"/></Cube>
</Cube>
</gesmes:Envelope>
"""
READ = {
    date(2011, 7, 11): {"USD": Decimal("1.4056"), "JPY": Decimal("113.02")},
    date(2011, 7, 8): {"USD": Decimal("1.4242"), "JPY": Decimal("115.88")},
}


@pytest.fixture
def written(tmp_path: Path):
    def write(content: str | bytes, name: str = "rates.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def packed(content: bytes, name: str = "eurofxref-hist.csv") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def rates_of(path: Path) -> dict[date, dict[str, Decimal]]:
    items = list(read_rates(path, today=TODAY))
    assert not [item for item in items if isinstance(item, RateFault)]
    return {item.day: item.rates for item in items if isinstance(item, DayRates)}


def days_of(path: Path) -> dict[date, dict[str, Decimal]]:
    items = read_rates(path, today=TODAY)
    return {item.day: item.rates for item in items if isinstance(item, DayRates)}


def faults_of(path: Path) -> list[RateFault]:
    return [item for item in read_rates(path, today=TODAY) if isinstance(item, RateFault)]


def test_the_table_the_xml_and_both_in_a_zip_read_alike(written):
    assert rates_of(written(TABLE)) == READ
    assert rates_of(written("\ufeff" + TABLE)) == READ
    assert rates_of(written(XML, "rates.xml")) == READ
    assert rates_of(written(packed(TABLE.encode()), "rates.zip")) == READ
    assert rates_of(written(packed(XML.encode(), "eurofxref-hist.xml"), "rates.zip")) == READ


def test_what_the_file_is_called_does_not_matter(written):
    assert rates_of(written(packed(TABLE.encode()), "download")) == READ


def test_days_are_counted_for_the_progress_bar(written):
    assert count_days(written(TABLE)) == 2
    assert count_days(written(XML)) == 2


@pytest.mark.parametrize(
    ("row", "line", "said"),
    [
        ('2011-07-07,"1,4242",115.88,N/A,', 4, "'1,4242' is not a rate of USD"),
        ("2011-07-07,0,115.88,N/A,", 4, "not a rate of USD"),
        ("2011-07-07,-1.4,115.88,N/A,", 4, "not a rate of USD"),
        ("2011-07-07,NaN,115.88,N/A,", 4, "not a rate of USD"),
        ("2011-07-07,1e400,115.88,N/A,", 4, "not a rate of USD"),
        ("07/07/2011,1.4,115.88,N/A,", 4, "is not a day"),
        ("2011-02-30,1.4,115.88,N/A,", 4, "is not a day"),
        ("1998-12-31,1.4,115.88,N/A,", 4, "before the euro"),
        ("2027-01-01,1.4,115.88,N/A,", 4, "has not come yet"),
        ("2011-07-08,1.4,115.88,N/A,", 4, "stands twice"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_the_rest_is_read(written, row, line, said):
    path = written(TABLE + row + "\n")
    (fault,) = faults_of(path)
    assert said in fault.message
    assert fault.line == line
    assert READ.items() <= days_of(path).items()


def test_a_row_that_was_cut_short_has_no_rates_for_what_is_missing(written):
    assert rates_of(written(TABLE + "2011-07-07,1.43\n"))[date(2011, 7, 7)] == {
        "USD": Decimal("1.43")
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "begins with Date"),
        (b"name,amount\nA,1\n", "begins with Date"),
        (b"Date,USD,USD\n", "twice"),
        (b"Date,USD\n2011-07-08,\xff\xfe\n", "not plain text"),
        (b"%PDF-1.7 rates", "begins with Date"),
        (b"<html><body>Not here</body></html>", "no rates by day"),
        (b"<Envelope><Cube time='2011-07-08'></Envelope>", "the XML is broken"),
        (b"PK\x05\x06" + b"\0" * 18, "does not hold one file"),
    ],
)
def test_a_wrong_file_is_told(written, content, said):
    with pytest.raises(NotRates, match=said):
        list(read_rates(written(content), today=TODAY))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(NotRates, match=r"there is no file gone\.zip"):
        list(read_rates(tmp_path / "gone.zip", today=TODAY))


def test_a_zip_that_would_unpack_to_too_much_is_refused(written):
    bomb = packed(b"0" * (ecb.MAX_BYTES + 1))
    assert len(bomb) < 200_000
    with pytest.raises(NotRates, match="larger than 64 MB"):
        list(read_rates(written(bomb), today=TODAY))


def test_a_zip_that_lies_about_its_size_gives_no_more_than_it_says(written):
    long = (TABLE + "2011-07-07,1.43,115,N/A,\n" * 10_000).encode()
    honest = packed(long)
    lying = honest.replace(len(long).to_bytes(4, "little"), (300).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(NotRates):
        list(read_rates(written(lying), today=TODAY))


def test_a_zip_that_broke_off_is_told(written):
    with pytest.raises(NotRates):
        list(read_rates(written(packed(TABLE.encode() * 50)[:-40]), today=TODAY))


def test_a_zip_of_several_tables_is_refused(written):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("one.csv", TABLE)
        archive.writestr("two.csv", TABLE)
    with pytest.raises(NotRates, match="one file of rates"):
        list(read_rates(written(out.getvalue()), today=TODAY))


def test_xml_that_would_grow_or_call_out_is_refused(written):
    entities = "".join(
        f'<!ENTITY e{n} "{"&e" + str(n - 1) + ";" if n else "x"}{"y" * 50}">' for n in range(9)
    )
    laughs = XML.replace(
        '<?xml version="1.0" encoding="UTF-8"?>', f"<!DOCTYPE Envelope [{entities}]>"
    )
    with pytest.raises(NotRates, match="document type"):
        list(read_rates(written(laughs), today=TODAY))
    calling = XML.replace(
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE Envelope [<!ENTITY leak SYSTEM "file:///etc/passwd">]>',
    )
    with pytest.raises(NotRates, match="document type"):
        list(read_rates(written(calling), today=TODAY))


some_days = st.integers(0, 9000).map(lambda n: date(1999, 1, 4) + timedelta(days=n))
some_rates = st.decimals("0.00000001", "9999999999", places=8)
tables = st.dictionaries(
    some_days, st.fixed_dictionaries({}, optional=dict.fromkeys(("USD", "GHS", "MAD"), some_rates))
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables)
def test_whatever_is_written_as_a_table_or_as_xml_is_read_back(written, stated):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Date", "USD", "GHS", "MAD", ""])
    for day, rates in stated.items():
        cells = [f"{rates[code]:f}" if code in rates else "N/A" for code in ("USD", "GHS", "MAD")]
        writer.writerow([day, *cells, ""])
    assert rates_of(written(out.getvalue())) == stated
    cubes = "".join(
        f'<Cube time="{day}">'
        + "".join(f'<Cube currency="{code}" rate="{rate:f}"/>' for code, rate in rates.items())
        + "</Cube>"
        for day, rates in stated.items()
    )
    xml = (
        '<Envelope xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">'
        f"<Cube>{cubes}</Cube></Envelope>"
    )
    if stated:
        assert rates_of(written(xml)) == stated


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=60).map(lambda b: TABLE.encode() + b)))
def test_no_content_whatever_ends_in_another_error(written, content):
    path = written(content)
    with suppress(NotRates):
        assert all(READ.get(day, rates) == rates for day, rates in days_of(path).items())


def test_the_real_file_reads_as_a_plain_reading_of_it(shared):
    path = shared / "remittances" / "ecb_eurofxref-hist.zip"
    path = path if path.exists() else shared / "data" / "remittances" / "ecb_eurofxref-hist.zip"
    with zipfile.ZipFile(path) as archive:
        rows = csv.DictReader(io.TextIOWrapper(archive.open("eurofxref-hist.csv")))
        plainly = {
            date.fromisoformat(row.pop("Date")): {
                code: Decimal(rate) for code, rate in row.items() if code and rate != "N/A"
            }
            for row in rows
        }
    assert rates_of(path) == plainly
    assert len(plainly) == count_days(path) == 6983
