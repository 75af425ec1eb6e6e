# SPDX-License-Identifier: EUPL-1.2
"""The page of an address that leads to nothing."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from corridor.foundation.pages.public import not_found


@pytest.mark.django_db
def test_it_says_what_is_not_there_and_where_to_go(rf):
    request = rf.get("/en/countries/<b>/")
    request.user = AnonymousUser()
    ways = [("All countries", "/en/countries/"), ("Start", "/en/")]
    answer = not_found(request, title="No <b>", message="It has two capitals.", back=ways)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "No &lt;b&gt;" in page
    assert "It has two capitals." in page
    for words, url in ways:
        assert f'<a class="nl-button" href="{url}">{words}</a>' in page
