# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import booking, crosswalk, eligibility, frameworks, nodes, promise_forms, promises

app_name = "policy"
urlpatterns = [
    path("frameworks/", frameworks.Frameworks.as_view(), name="frameworks"),
    path("frameworks/<slug:code>/", frameworks.framework_page, name="framework"),
    path("frameworks/<slug:code>/who-does-what/", frameworks.involvement_page, name="involvement"),
    path("frameworks/<slug:framework>/nodes/<str:code>/", nodes.node_page, name="node"),
    path("frameworks/<slug:framework>/spending/<int:year>/", booking.book, name="book"),
    path("crosswalk/", crosswalk.crosswalk_page, name="crosswalk"),
    path("promises/", promises.Promises.as_view(), name="promises"),
    path("promises/new/", promise_forms.record, name="record-promise"),
    path("promises/<slug:code>/", promises.promise_page, name="promise"),
    path("promises/<slug:code>/step/", promise_forms.follow, name="follow-promise"),
    path("eligibility/", eligibility.ask_page, name="ask"),
]
