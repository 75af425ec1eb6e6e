# SPDX-License-Identifier: EUPL-1.2
"""What can be downloaded, and the same as a catalogue by DCAT-AP 3."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from corridor.reporting.public import Edition, read_edition
from corridor.reporting.selectors import as_file

from .graph import Iri, Said, Thing, Value

LANGUAGES = ("nl", "fr", "en")
_EU = "http://publications.europa.eu/resource/authority"
ABOUT = "Policy on migration and development: what was planned, what it cost and what came of it."
LICENCE = f"{_EU}/licence/EUPL_1_2"
_LANGUAGE = {"nl": "NLD", "fr": "FRA", "en": "ENG"}
_MEDIA = "https://www.iana.org/assignments/media-types"
FORMATS = {
    "CSV": ("CSV", "text/csv"),
    "JSON": ("JSON", "application/json"),
    "PDF": ("PDF", "application/pdf"),
    "HTML": ("HTML", "text/html"),
    "DOCX": (
        "DOCX",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "ZIP": ("ZIP", "application/zip"),
}


@dataclass(frozen=True, slots=True)
class File:
    """A distribution: a format, the language it is in ("" for none), where it is had, and the
    SHA-256 of its bytes where these never change."""

    format: str
    url: str
    lang: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Something to download. `page` shows it to people; `api` serves it to software."""

    code: str
    title: Mapping[str, str]
    about: Mapping[str, str]
    page: str
    files: tuple[File, ...]
    theme: str = "GOVE"
    api: str = ""
    modified: str = ""


# Lists of the site, each in its own order of columns: code, page, API, title and what it holds.
LISTS: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("activities", "portfolio:activities", "/api/activities", "Activities",
     "What is funded, where, by whom and for which aim.", "INTR"),
    ("transactions", "portfolio:transactions", "/api/transactions", "Money in and out",
     "Every commitment, payment and other movement of money that activities state.", "ECON"),
    ("results", "portfolio:results", "/api/common-indicators", "Results",
     "What several activities measure alike, added up once.", "INTR"),
    ("promises", "policy:promises", "/api/promises", "Promises to parliament",
     "What parliament was promised or asked for, and what became of it.", "GOVE"),
    ("frameworks", "policy:frameworks", "/api/frameworks", "Frameworks",
     "Policies, compacts and goals with their editions.", "GOVE"),
    ("organisations", "parties:organisations", "/api/organisations", "Organisations",
     "Everyone who plans, pays for, carries out or watches over the policy.", "GOVE"),
    ("countries", "reference:countries", "/api/countries", "Countries",
     "Countries and territories with their codes and names.", "INTR"),
    ("country-lists", "reference:country-lists", "/api/country-lists", "Country lists",
     "Which countries a policy names, when and why.", "INTR"),
    ("documents", "reference:documents", "/api/documents", "Documents",
     "The documents that facts are taken from.", "GOVE"),
    ("evaluations", "learning:evaluations", "/api/evaluations", "Evaluations",
     "What was looked back upon, found and recommended.", "GOVE"),
    ("lessons", "learning:lessons", "/api/lessons", "Lessons",
     "What was learned, and when it applies.", "GOVE"),
    ("partnerships", "dossiers:partnerships", "/api/partnerships", "Partnerships",
     "What countries of origin and donors agreed on migration.", "INTR"),
    ("papers", "dossiers:papers", "", "Planning papers",
     "Papers by which aid is planned, and whether migration stands in them.", "INTR"),
    ("terms", "knowledge:terms", "/api/terms", "Glossary",
     "What the words of the field mean, and which are contested.", "SOCI"),
    ("stories", "knowledge:stories", "/api/stories", "Stories",
     "Short portraits of activities.", "SOCI"),
)  # fmt: skip


def datasets() -> tuple[Dataset, ...]:
    """Everything that can be downloaded: lists, editions of reports, the data pack."""
    return (*_lists(), *_editions(), _pack())


def _lists() -> Iterator[Dataset]:
    for code, page, api, title, about, theme in LISTS:
        files = tuple(
            File(name, f"{_path(page, lang)}?format={name.lower()}", lang)
            for lang in LANGUAGES
            for name in ("CSV", "JSON")
        )
        yield Dataset(
            code, _said(title), _said(about), _path(page), files, theme, api if _serves(api) else ""
        )


def _serves(api: str) -> bool:
    """Whether the API has such an address: rooms own theirs, and may name it otherwise."""
    return api in _addresses()


@lru_cache(maxsize=1)
def _addresses() -> frozenset[str]:
    from ..api import api as house

    return frozenset(
        f"/api{path}" if not path.startswith("/api") else path
        for path in house.get_openapi_schema()["paths"]
    )


def _editions() -> Iterator[Dataset]:
    newest = Edition.objects.order_by("report_id", "-number").distinct("report_id")
    for edition in sorted(
        newest.select_related("report__framework").prefetch_related("figures"),
        key=lambda each: (-each.report.year, each.report.framework.code),
    ):
        report = edition.report
        args: list[Any] = [report.framework.code, report.year]
        files = []
        for lang in LANGUAGES:
            for name in ("PDF", "DOCX", "HTML", "JSON"):
                url = _path("reporting:download", lang, [*args, name.lower()])
                frozen = _sha256(edition, lang) if name == "JSON" else ""
                files.append(File(name, url, lang, frozen))
        title = {lang: report.title.get(lang, str(report.title)) for lang in LANGUAGES}
        yield Dataset(
            f"report-{report.framework.code}-{report.year}".lower(),
            title,
            _said("A progress report as it was published, with all its figures."),
            _path("reporting:report", "", args),
            tuple(files),
            "GOVE",
            modified=edition.published.isoformat(),
        )


@lru_cache(maxsize=256)
def _digest(edition: int, seal: str, lang: str) -> str:
    content = as_file(read_edition(Edition.objects.get(pk=edition), lang), "json").content
    return hashlib.sha256(content).hexdigest()


def _sha256(edition: Edition, lang: str) -> str:
    """The bytes of an edition never change: they are counted once."""
    with override(lang):
        return _digest(edition.pk, edition.hash, lang)


def _pack() -> Dataset:
    data, digest = pack_archive()
    return Dataset(
        "data-pack",
        _said("Data pack"),
        _said("All facts with their sources, as files that people can read and change."),
        _path("data"),
        (File("ZIP", reverse("data-pack"), "", digest),) if data else (),
        "GOVE",
    )


def pack_archive() -> tuple[bytes, str]:
    """The data pack as a ZIP and its SHA-256; the same files give the same bytes. Empty where the
    folder is not there."""
    files = sorted(
        path
        for path in Path(settings.PACK).rglob("*")
        if path.is_file() and path.suffix in (".yaml", ".csv")
    )
    state = tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return _archive(state)


@lru_cache(maxsize=1)
def _archive(state: tuple[tuple[str, int, int], ...]) -> tuple[bytes, str]:
    if not state:
        return b"", ""
    root, held = Path(settings.PACK), io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, _time, _size in state:
            # A fixed date: the archive is told apart by what is in it, not by when it was made.
            entry = zipfile.ZipInfo(Path(name).relative_to(root).as_posix(), (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, Path(name).read_bytes())
    return held.getvalue(), hashlib.sha256(held.getvalue()).hexdigest()


def _path(name: str, lang: str = "", args: list[Any] | None = None) -> str:
    if not lang:
        return reverse(name, args=args or [])
    with override(lang):
        return reverse(name, args=args or [])


def _said(source: str) -> dict[str, str]:
    """A string of the interface in all three languages."""
    found = {}
    for lang in LANGUAGES:
        with override(lang):
            found[lang] = _(source)
    return found


def catalogue() -> list[Thing]:
    """The catalogue by DCAT-AP 3, with absolute addresses."""
    found = datasets()
    home = Iri(f"{settings.SITE_URL}/data/catalogue")
    publisher = Thing(
        "foaf:Agent",
        (("foaf:name", Said(settings.CORRIDOR_PUBLISHER)),),
        Iri(f"{home.value}#publisher"),
    )
    service = Iri(f"{home.value}#api")
    entries = [_dataset(each, publisher, service) for each in found]
    top = Thing(
        "dcat:Catalog",
        (
            *_texts("dct:title", _said("Open data of Corridor")),
            *_texts("dct:description", _said(ABOUT)),
            ("dct:publisher", _ref(publisher)),
            ("dct:license", Iri(LICENCE)),
            *(("dct:language", Iri(f"{_EU}/language/{_LANGUAGE[lang]}")) for lang in LANGUAGES),
            ("foaf:homepage", Iri(f"{settings.SITE_URL}/")),
            ("dcat:themeTaxonomy", Iri(f"{_EU}/data-theme")),
            ("dct:modified", _day(timezone.localdate().isoformat())),
            *(("dcat:dataset", _ref(entry)) for entry in entries),
            ("dcat:service", service),
        ),
        home,
    )
    return [
        top,
        publisher,
        _api(service, publisher, [e for e, d in zip(entries, found, strict=True) if d.api]),
        *entries,
    ]


def _dataset(each: Dataset, publisher: Thing, service: Iri) -> Thing:
    iri = Iri(f"{settings.SITE_URL}/data/catalogue#{each.code}")
    properties: list[tuple[str, Value]] = [
        *_texts("dct:title", each.title),
        *_texts("dct:description", each.about),
        ("dct:identifier", Said(each.code)),
        ("dct:publisher", _ref(publisher)),
        ("dcat:theme", Iri(f"{_EU}/data-theme/{each.theme}")),
        ("dct:accessRights", Iri(f"{_EU}/access-right/PUBLIC")),
        ("dcat:landingPage", Iri(_absolute(each.page))),
        *(("dct:language", Iri(f"{_EU}/language/{_LANGUAGE[lang]}")) for lang in LANGUAGES),
    ]
    if each.modified:
        properties.append(("dct:modified", Said(each.modified, type="xsd:dateTime")))
    properties += [("dcat:distribution", _file(each, file)) for file in each.files]
    if each.api:
        properties.append(("dcat:distribution", _served(each, service)))
    return Thing("dcat:Dataset", tuple(properties), iri)


def _file(each: Dataset, file: File) -> Thing:
    kind, media = FORMATS[file.format]
    url = Iri(_absolute(file.url))
    properties: list[tuple[str, Value]] = [
        ("dcat:accessURL", url),
        ("dcat:downloadURL", url),
        ("dct:format", Iri(f"{_EU}/file-type/{kind}")),
        ("dcat:mediaType", Iri(f"{_MEDIA}/{media}")),
        ("dct:license", Iri(LICENCE)),
    ]
    if file.lang:
        properties.append(
            ("dct:title", Said(f"{each.title[file.lang]} ({file.format})", file.lang))
        )
        properties.append(("dct:language", Iri(f"{_EU}/language/{_LANGUAGE[file.lang]}")))
    else:
        properties += _texts(
            "dct:title", {k: f"{v} ({file.format})" for k, v in each.title.items()}
        )
    if file.sha256:
        checksum = Thing(
            "spdx:Checksum",
            (
                ("spdx:algorithm", Iri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")),
                ("spdx:checksumValue", Said(file.sha256, type="xsd:hexBinary")),
            ),
        )
        properties.append(("spdx:checksum", checksum))
    return Thing("dcat:Distribution", tuple(properties))


def _served(each: Dataset, service: Iri) -> Thing:
    return Thing(
        "dcat:Distribution",
        (
            *_texts("dct:title", {lang: f"{title} (API)" for lang, title in each.title.items()}),
            ("dcat:accessURL", Iri(_absolute(each.api))),
            ("dcat:accessService", service),
            ("dct:format", Iri(f"{_EU}/file-type/JSON")),
            ("dct:license", Iri(LICENCE)),
        ),
    )


def _api(iri: Iri, publisher: Thing, served: list[Thing]) -> Thing:
    return Thing(
        "dcat:DataService",
        (
            *_texts("dct:title", _said("Corridor’s API")),
            ("dcat:endpointURL", Iri(f"{settings.SITE_URL}/api/")),
            ("dcat:endpointDescription", Iri(f"{settings.SITE_URL}/api/openapi.json")),
            ("dct:publisher", _ref(publisher)),
            ("dct:license", Iri(LICENCE)),
            *(("dcat:servesDataset", _ref(entry)) for entry in served),
        ),
        iri,
    )


def _texts(name: str, texts: Mapping[str, str]) -> list[tuple[str, Value]]:
    return [(name, Said(text, lang)) for lang, text in texts.items()]


def _ref(thing: Thing) -> Iri:
    assert thing.iri is not None
    return thing.iri


def _day(text: str) -> Said:
    return Said(text, type="xsd:date")


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
