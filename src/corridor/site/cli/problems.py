# SPDX-License-Identifier: EUPL-1.2
class Problem(Exception):
    """Said to the user in one line, without a traceback."""
