# SPDX-License-Identifier: EUPL-1.2
"""A document for word processors (DOCX)."""

from corridor.engines.documents.word.package import to_docx

__all__ = ["to_docx"]
