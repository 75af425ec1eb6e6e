# SPDX-License-Identifier: EUPL-1.2
"""Pages about people. No browser keeps them: whoever signs out leaves nothing behind."""

from django.urls import path
from django.views.decorators.cache import never_cache

from . import desk, keyboard, letters, searches, views

app_name = "accounts"
urlpatterns = [
    path("desk/", never_cache(desk.desk), name="desk"),
    path("desk/waiting/", never_cache(desk.waiting), name="waiting"),
    path("desk/organisation/", never_cache(desk.switch), name="switch"),
    path("searches/", never_cache(searches.searches), name="searches"),
    path("searches/save/", never_cache(searches.save), name="save-search"),
    path("searches/<int:key>/", never_cache(searches.open_search), name="search"),
    path("searches/<int:key>/name/", never_cache(searches.rename), name="rename-search"),
    path("searches/<int:key>/remove/", never_cache(searches.remove), name="remove-search"),
    path("my-account/", never_cache(views.me), name="me"),
    path("my-account/letters/", never_cache(letters.letters), name="letters"),
    path("my-account/mailbox/", never_cache(letters.mailbox), name="mailbox"),
    path("keyboard/", keyboard.keyboard, name="keyboard"),
    path("letters/stop/<str:token>/", never_cache(letters.stop), name="stop-letters"),
    path("people/", never_cache(views.People.as_view()), name="people"),
    path("people/add/", never_cache(views.add), name="add"),
    path("people/<str:public_id>/", never_cache(views.person), name="person"),
    path("people/<str:public_id>/roles/<int:key>/end/", never_cache(views.end), name="end"),
    path("people/<str:public_id>/sign-in/", never_cache(views.sign_in), name="sign-in"),
    path(
        "people/<str:public_id>/invitation/", never_cache(views.invite_again), name="invite-again"
    ),
]
