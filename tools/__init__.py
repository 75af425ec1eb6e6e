# SPDX-License-Identifier: EUPL-1.2
"""What the project needs to build and check itself; nothing here runs in production."""
