# SPDX-License-Identifier: EUPL-1.2
"""Pages about people. No browser keeps them: whoever signs out leaves nothing behind."""

from django.urls import path
from django.views.decorators.cache import never_cache

from . import desk, views

app_name = "accounts"
urlpatterns = [
    path("desk/", never_cache(desk.desk), name="desk"),
    path("desk/waiting/", never_cache(desk.waiting), name="waiting"),
    path("desk/organisation/", never_cache(desk.switch), name="switch"),
    path("my-account/", never_cache(views.me), name="me"),
    path("people/", never_cache(views.People.as_view()), name="people"),
    path("people/add/", never_cache(views.add), name="add"),
    path("people/<str:public_id>/", never_cache(views.person), name="person"),
    path("people/<str:public_id>/roles/<int:key>/end/", never_cache(views.end), name="end"),
    path("people/<str:public_id>/sign-in/", never_cache(views.sign_in), name="sign-in"),
    path(
        "people/<str:public_id>/invitation/", never_cache(views.invite_again), name="invite-again"
    ),
]
