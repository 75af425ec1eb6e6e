# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("my-account/", views.me, name="me"),
    path("people/", views.People.as_view(), name="people"),
    path("people/add/", views.add, name="add"),
    path("people/<str:public_id>/", views.person, name="person"),
    path("people/<str:public_id>/roles/<int:key>/end/", views.end, name="end"),
    path("people/<str:public_id>/sign-in/", views.sign_in, name="sign-in"),
    path("people/<str:public_id>/invitation/", views.invite_again, name="invite-again"),
]
