# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from corridor.foundation.audit.operations import LeanHistory


class Migration(migrations.Migration):
    dependencies = [("portfolio", "0001_initial")]

    operations = [
        LeanHistory(
            "Activity",
            "Budget",
            "Disaggregation",
            "Indicator",
            "IndicatorPeriod",
            "Location",
            "Marker",
            "NodeShare",
            "Participation",
            "RecipientCountry",
            "RecipientRegion",
            "Result",
            "Sector",
            "Transaction",
        ),
    ]
