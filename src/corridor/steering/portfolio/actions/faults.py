# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a figure, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext, gettext_lazy

from corridor.foundation.jobs.public import Refused

from ..rules.disaggregation import Vocabulary, check_parts
from ..rules.figures import Fault, check_figure
from ..rules.statements import FigureStatement, PartStatement

WORDS = {
    "figure_without_report": gettext_lazy(
        "There is a figure beside “not reported” or “not applicable”; it is one or the other."
    ),
    "words_missing": gettext_lazy("Write the answer in words."),
    "words_only": gettext_lazy("This indicator is answered in words, not by a number."),
    "words_in_comment": gettext_lazy("Write the number here, and words as a comment."),
    "number_missing": gettext_lazy("Enter the number; zero is a number too."),
    "yes_or_no": gettext_lazy("The answer is yes or no."),
    "below_zero": gettext_lazy("A percentage is counted from zero up."),
    "whole_of_nothing": gettext_lazy("The whole of a percentage is above zero."),
    "no_denominator": gettext_lazy("Only a percentage has a whole."),
    "number_too_large": gettext_lazy("This number is too large to be kept."),
    "number_too_fine": gettext_lazy("Write at most four decimals."),
    "number_unread": gettext_lazy("This is no number; write digits, as in 2089 or 0.25."),
    "number_two_ways": gettext_lazy(
        "This can be read in two ways; write only digits, and decimals after a point."
    ),
    "parts_of_words": gettext_lazy("An answer in words cannot be broken down."),
    "part_twice": gettext_lazy("This part stands twice."),
    "parts_of_nothing": gettext_lazy("There are parts of what is not applicable."),
    "parts_exceed": gettext_lazy("The parts come to %(sum)s, more than the %(whole)s they are of."),
    "parts_not_the_whole": gettext_lazy(
        "The parts come to %(sum)s and leave none out, but the whole is %(whole)s."
    ),
    "dimension_unknown": gettext_lazy("“%(dimension)s” is not a dimension of the vocabulary."),
    "category_unknown": gettext_lazy("“%(category)s” is not a category of “%(dimension)s”."),
    "cell_empty": gettext_lazy("A part names at least one category."),
    "dimension_twice": gettext_lazy("A part names at most one category of a dimension."),
    "cell_order": gettext_lazy("The categories of a part stand in alphabetical order."),
}


def said(fault: Fault) -> str:
    """The fault in words; that of a part begins with its cell."""
    values = {
        name: f"{value:f}" if hasattr(value, "as_tuple") else value
        for name, value in fault.values.items()
    }
    words = str(WORDS[fault.code]) % values
    if not fault.cell:
        return words
    return gettext("%(cell)s: %(fault)s") % {"cell": " × ".join(fault.cell), "fault": words}


def unread(error: ValueError) -> str:
    """Why `parse_number` does not read what was typed."""
    return str(WORDS[str(error)])


def refuse(faults: Iterable[Fault], at: str) -> None:
    """Raises `Refused` with the first of these, below `at`."""
    for fault in faults:
        raise Refused(said(fault), f"{at}.{fault.at}" if fault.at else at)


def check_target(measure: str, figure: FigureStatement | None, at: str) -> None:
    """A target is stated or left out: "not applicable" says nothing of what is aimed for."""
    if figure is None:
        return
    if figure.state != "reported":
        raise Refused(gettext("Leave a target out where none was set."), f"{at}.state")
    refuse(check_figure(measure, figure), at)


def figure_faults(
    measure: str,
    figure: FigureStatement,
    parts: Iterable[PartStatement],
    vocabulary: Vocabulary,
) -> tuple[Fault, ...]:
    """All that is wrong with a figure and its parts."""
    return check_figure(measure, figure) or check_parts(measure, figure, list(parts), vocabulary)
