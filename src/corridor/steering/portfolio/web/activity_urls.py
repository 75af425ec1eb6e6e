# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import activity, editing, files
from .activities import ActivityList
from .map import map_page

urlpatterns = [
    path("activities/", ActivityList.as_view(), name="activities"),
    path("activities/map/", map_page, name="map"),
    path("activities/add/", editing.add, name="add"),
    path("activities/files/<str:public_id>/", files.file, name="file"),
    path("activities/<str:public_id>/", activity.activity_page, name="activity"),
    path("activities/<str:public_id>/edit/", editing.edit, name="edit"),
    path("activities/<str:public_id>/publish/", editing.publish, name="publish"),
    path("activities/<str:public_id>/files/add/", files.add, name="add-file"),
]
