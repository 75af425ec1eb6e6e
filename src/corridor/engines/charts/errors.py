# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a chart."""


class ChartError(ValueError):
    """A chart cannot be drawn as asked; the message names the chart, the place and the fault."""
