# SPDX-License-Identifier: EUPL-1.2
from django.urls import path, re_path

from . import evaluations, lesson_writing, lessons, writing

app_name = "learning"
_PART = r"^evaluations/(?P<code>[-\w]+)/(?P<sort>finding|recommendation)/"

urlpatterns = [
    path("evaluations/", evaluations.Evaluations.as_view(), name="evaluations"),
    path("evaluations/new/", writing.record, name="record"),
    path("evaluations/<slug:code>/", evaluations.evaluation_page, name="evaluation"),
    path("evaluations/<slug:code>/edit/", writing.change, name="change"),
    re_path(_PART + r"add/$", writing.part, name="add-part"),
    re_path(_PART + r"(?P<key>[0-9a-z]+)/edit/$", writing.part, name="change-part"),
    re_path(_PART + r"(?P<key>[0-9a-z]+)/remove/$", writing.remove, name="remove-part"),
    path("evaluations/<slug:code>/<slug:key>/response/", writing.answer, name="respond"),
    path("evaluations/<slug:code>/<slug:key>/follow-up/", writing.follow, name="follow-up"),
    path("lessons/", lessons.Lessons.as_view(), name="lessons"),
    path("lessons/new/", lesson_writing.record, name="record-lesson"),
    path("lessons/propose/", lesson_writing.propose, name="propose-lesson"),
    path("lessons/<slug:code>/", lessons.lesson_page, name="lesson"),
    path("lessons/<slug:code>/edit/", lesson_writing.change, name="change-lesson"),
    path("lessons/<slug:code>/decision/", lesson_writing.decide, name="decide-lesson"),
]
