# SPDX-License-Identifier: EUPL-1.2
from .publishing import NotPublishable, publish
from .writing import save_report

__all__ = ["NotPublishable", "publish", "save_report"]
