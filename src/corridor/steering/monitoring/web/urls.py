# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import approved, desk, judging, opening, report, review, rounds, workbooks

app_name = "monitoring"
urlpatterns = [
    path("rounds/", rounds.Rounds.as_view(), name="rounds"),
    path("rounds/open/", opening.open_rounds, name="open"),
    path("rounds/late/", desk.late, name="late"),
    path("rounds/reminders/", desk.Reminders.as_view(), name="reminders"),
    path("rounds/<slug:public_id>/", rounds.round_page, name="round"),
    path("rounds/<slug:public_id>/steps/<slug:verb>/", judging.step, name="step"),
    path("rounds/<slug:public_id>/approve/", judging.approve, name="approve"),
    path("rounds/<slug:public_id>/remarks/", judging.remark, name="remark"),
    path("rounds/<slug:public_id>/remarks/<slug:key>/", judging.resolve, name="resolve"),
    path("rounds/<slug:public_id>/report/<slug:activity>/", report.report, name="report"),
    path("rounds/<slug:public_id>/review/<slug:activity>/", review.review, name="review"),
    path("rounds/<slug:public_id>/evidence/<slug:key>/", review.evidence, name="evidence"),
    path("rounds/<slug:public_id>/workbook/", workbooks.workbook, name="workbook"),
    path(
        "rounds/<slug:public_id>/workbook.xlsx",
        workbooks.download,
        {"form": "xlsx"},
        name="workbook-xlsx",
    ),
    path(
        "rounds/<slug:public_id>/workbook.zip",
        workbooks.download,
        {"form": "csv"},
        name="workbook-csv",
    ),
    path("rounds/<slug:public_id>/workbook/<slug:key>/", workbooks.preview, name="preview"),
    path(
        "rounds/<slug:public_id>/workbook/<slug:key>/file/",
        workbooks.original,
        name="workbook-original",
    ),
    path(
        "rounds/<slug:public_id>/workbook/<slug:key>/messages.xlsx",
        workbooks.marked,
        name="workbook-marked",
    ),
    path("rounds/<slug:public_id>/approved/<int:number>/", approved.approved, name="approved"),
    path(
        "rounds/<slug:public_id>/approved/<int:number>.json", approved.as_json, name="approved-json"
    ),
]
