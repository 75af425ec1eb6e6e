# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import aids, desk, drafts, images, section, talk, versions

REPORT = "writing/<slug:framework>/<int:year>"
SECTION = f"{REPORT}/sections/<slug:code>"

urlpatterns = [
    path("writing/", drafts.Drafts.as_view(), name="drafts"),
    path("writing/start/", drafts.start, name="start-report"),
    path(f"{REPORT}/", desk.desk, name="writing"),
    path(f"{REPORT}/front/", section.front, name="write-front"),
    path(f"{REPORT}/whole/", desk.whole, name="read-draft"),
    path(f"{REPORT}/report.yaml", desk.export, name="export-report"),
    path(f"{REPORT}/steps/<slug:verb>/", desk.step, name="report-step"),
    path(f"{REPORT}/talk/", talk.whole, name="report-talk"),
    path(f"{REPORT}/comments/<slug:key>/<slug:verb>/", talk.comment_step, name="comment-step"),
    path(f"{REPORT}/preview/", aids.preview, name="preview-text"),
    path(f"{REPORT}/paste/", aids.paste, name="paste-text"),
    path(f"{REPORT}/figures/", aids.pick, name="pick-figure"),
    path(f"{REPORT}/pictures/", images.images, name="report-images"),
    path(f"{REPORT}/add/", section.add, name="add-section"),
    path(f"{SECTION}/", section.edit, name="write-section"),
    path(f"{SECTION}/talk/", talk.section, name="section-talk"),
    path(f"{SECTION}/versions/", versions.versions, name="section-versions"),
    path(f"{SECTION}/move/", desk.move, name="move-section"),
    path(f"{SECTION}/remove/", desk.remove, name="remove-section"),
    path("writing/requests/<slug:key>/<slug:verb>/", talk.request_step, name="request-step"),
    path("report-pictures/<int:number>/", images.image, name="image"),
]
