# SPDX-License-Identifier: EUPL-1.2
"""Pictures are kept with a report, each once, with words for who cannot see them."""

from __future__ import annotations

from io import BytesIO

import pytest

from corridor.foundation.jobs.public import Refused
from corridor.reporting import actions
from corridor.values.texts import Text
from tests.reporting.writing.pictures import png

ALT = Text({"nl": "Een kaart", "fr": "Une carte", "en": "A map"})


def test_a_picture_is_kept_once_by_its_bytes(started, people):
    image = actions.add_image(report=started, file=BytesIO(png(3, 2)), alt=ALT, by=people.officer)
    assert (image.media_type, image.width, image.height) == ("image/png", 3, 2)
    assert len(image.hash) == 64
    again = actions.add_image(report=started, file=BytesIO(png(3, 2)), alt=ALT, by=people.officer)
    assert again == image


@pytest.mark.parametrize(
    ("content", "alt", "at"),
    [
        (png(3, 2), None, "alt"),
        (png(3, 2), Text({"nl": "Een kaart"}), "alt"),
        (b"<svg/>", ALT, "file"),
        (png(3, 2)[:-1], ALT, "file"),
    ],
)
def test_a_picture_without_words_or_none_at_all_is_refused(started, people, content, alt, at):
    with pytest.raises(Refused) as refusal:
        actions.add_image(report=started, file=BytesIO(content), alt=alt, by=people.officer)
    assert refusal.value.at == at
    assert not started.images.exists()
