# SPDX-License-Identifier: EUPL-1.2
"""The colours of documents, in one place; both writers read them. Texts reach 4.5:1."""

PALETTE = {
    "ink": "#12333A",
    "deep": "#0E5A63",
    "accent": "#B5501F",
    "glow": "#F2B98B",
    "muted": "#4A5F64",
    "sand": "#EADCBE",
    "pale": "#F8F4EA",
    "line": "#D9CFB8",
    "paper": "#FFFFFF",
}
