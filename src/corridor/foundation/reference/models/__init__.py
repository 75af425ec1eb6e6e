# SPDX-License-Identifier: EUPL-1.2
from .code_list import Code, CodeList
from .country import Country, CountryName, CountryQuerySet
from .country_list import CountryList, ListRegion
from .currency import Currency
from .document import Document
from .exchange_rate import ExchangeRate
from .list_membership import ListMembership
from .region import Region

__all__ = [
    "Code",
    "CodeList",
    "Country",
    "CountryList",
    "CountryName",
    "CountryQuerySet",
    "Currency",
    "Document",
    "ExchangeRate",
    "ListMembership",
    "ListRegion",
    "Region",
]
