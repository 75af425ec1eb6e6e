# SPDX-License-Identifier: EUPL-1.2
"""What several commands let one choose from."""

LANGUAGES = ("nl", "fr", "en")
FORMATS = ("pdf", "docx", "html", "json")
