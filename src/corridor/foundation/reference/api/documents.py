# SPDX-License-Identifier: EUPL-1.2
"""Documents and code lists."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import translation
from ninja import Router
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes

from ..models import CodeList, Document
from ..public import UnknownDocument, cited_by, code_lists, codes, document, documents
from .common import Key
from .schemas import CodeListDetailOut, CodeListOut, DocumentDetailOut, DocumentOut
from .shapes import code_list_of, code_of, document_of

router = Router(tags=["reference"])


@router.get("/documents", response=list[DocumentOut], summary="Documents")
@paginate(Cursors, shape=document_of)
def list_documents(request: HttpRequest, lang: shapes.Lang = "en") -> QuerySet[Document]:
    return documents()


@router.get("/documents/{code}", response=DocumentDetailOut, summary="A document")
def get_document(request: HttpRequest, code: Key, lang: shapes.Lang = "en") -> dict[str, Any]:
    """With the records that rest on it, in the order of its lines."""
    try:
        row = document(code)
    except UnknownDocument as error:
        raise HttpError(404, str(error)) from error
    with translation.override(lang):
        rests = [
            {"citation": str(each.citation), "label": each.label, "url": each.url}
            for each in cited_by(code)
        ]
    return {**document_of(row, lang), "cited_by": rests}


@router.get("/code-lists", response=list[CodeListOut], summary="Code lists")
@paginate(Cursors, shape=code_list_of)
def list_code_lists(request: HttpRequest, lang: shapes.Lang = "en") -> QuerySet[CodeList]:
    return code_lists()


@router.get("/code-lists/{code}", response=CodeListDetailOut, summary="A code list")
def get_code_list(request: HttpRequest, code: Key, lang: shapes.Lang = "en") -> dict[str, Any]:
    row = code_lists().filter(code=code).first()
    if row is None:
        raise HttpError(404, f"there is no code list {code!r}")
    return {**code_list_of(row, lang), "codes": [code_of(each, lang) for each in codes(code)]}
