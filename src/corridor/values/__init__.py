# SPDX-License-Identifier: EUPL-1.2
"""The ground floor: frozen values with no dependency but the standard library."""
