# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a document."""


class DocumentError(ValueError):
    """A document cannot be made as asked; the message names the place and the fault."""
