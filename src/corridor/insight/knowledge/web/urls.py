# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import stories, terms

app_name = "knowledge"
urlpatterns = [
    path("glossary/", terms.Glossary.as_view(), name="terms"),
    path("glossary/<slug:code>/", terms.term_page, name="term"),
    path("stories/", stories.Stories.as_view(), name="stories"),
    path("stories/<slug:code>/", stories.story_page, name="story"),
]
