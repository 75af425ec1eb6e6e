# SPDX-License-Identifier: EUPL-1.2
from .countries import name_country, save_country, save_region
from .documents import save_document
from .ecb import RateLoad, load_ecb_rates, load_ecb_rates_job
from .lists import save_code_list, save_country_list
from .money import save_currency, save_rate

__all__ = [
    "RateLoad",
    "load_ecb_rates",
    "load_ecb_rates_job",
    "name_country",
    "save_code_list",
    "save_country",
    "save_country_list",
    "save_currency",
    "save_document",
    "save_rate",
    "save_region",
]
