# SPDX-License-Identifier: EUPL-1.2
"""The door of the pages room: lists, and the parts that the template tags draw.

Templates use the tags by `{% load corridor %}`; `/components/` shows each of them.
"""

from . import shapes, words
from .cursors import Cursors
from .desk import Tray, Waiting, desk_of, register_desk, urgent_first
from .list_search import nearest, of_list
from .lists.bulk import BulkAction, remember_deeds_with
from .lists.columns import Choice, Column, Facet, Option, Search
from .lists.folding import Folded, fold
from .lists.rows import Source
from .lists.standing import NoList, Standing, address_of, standing
from .lists.view import ListPage
from .lists.ways import register_list_way
from .missing import not_found
from .parts import Cell, Crumb, Fact, Head, Matrix, Node, Progress, Tab, Table
from .search import Found, Group, Hit, asked, closeness, register_search, search
from .sections import DrawnSection, Section, Sections

__all__ = [
    "BulkAction",
    "Cell",
    "Choice",
    "Column",
    "Crumb",
    "Cursors",
    "DrawnSection",
    "Facet",
    "Fact",
    "Folded",
    "Found",
    "Group",
    "Head",
    "Hit",
    "ListPage",
    "Matrix",
    "NoList",
    "Node",
    "Option",
    "Progress",
    "Search",
    "Section",
    "Sections",
    "Source",
    "Standing",
    "Tab",
    "Table",
    "Tray",
    "Waiting",
    "address_of",
    "asked",
    "closeness",
    "desk_of",
    "fold",
    "nearest",
    "not_found",
    "of_list",
    "register_desk",
    "register_list_way",
    "register_search",
    "remember_deeds_with",
    "search",
    "shapes",
    "standing",
    "urgent_first",
    "words",
]
