# SPDX-License-Identifier: EUPL-1.2
from .citing import citing_code_lists, citing_country_lists, citing_names
from .countries import (
    Name,
    UnknownCountry,
    countries,
    country,
    country_names,
    names_of,
    region_path,
    regions,
    regions_within,
)
from .documents import UnknownDocument, check_citation, document, documents
from .lists import (
    ListBook,
    UnknownList,
    code_lists,
    code_names,
    codes,
    country_list,
    country_lists,
    list_book,
    on_list,
)
from .rates import NoRate, Rate, currencies, euro_rate, rates, to_euro
from .wording import reason_words, size_words

__all__ = [
    "ListBook",
    "Name",
    "NoRate",
    "Rate",
    "UnknownCountry",
    "UnknownDocument",
    "UnknownList",
    "check_citation",
    "citing_code_lists",
    "citing_country_lists",
    "citing_names",
    "code_lists",
    "code_names",
    "codes",
    "countries",
    "country",
    "country_list",
    "country_lists",
    "country_names",
    "currencies",
    "document",
    "documents",
    "euro_rate",
    "list_book",
    "names_of",
    "on_list",
    "rates",
    "reason_words",
    "region_path",
    "regions",
    "regions_within",
    "size_words",
    "to_euro",
]
