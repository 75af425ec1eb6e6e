# SPDX-License-Identifier: EUPL-1.2
"""Addresses of pages about money."""

from django.urls import path

from . import money, payments, recording, spending

urlpatterns = [
    path("transactions/", payments.Payments.as_view(), name="transactions"),
    path("transactions/<int:pk>/correct/", recording.correct, name="correct-money"),
    path("transactions/<int:pk>/withdraw/", recording.withdraw, name="withdraw-money"),
    path("budgets/<int:pk>/revise/", recording.revise, name="revise-budget"),
    path("activities/<str:public_id>/money/chart/", money.money_chart, name="money-chart"),
    path("activities/<str:public_id>/money/record/", recording.record, name="record-money"),
    path("activities/<str:public_id>/money/refund/", recording.refund, name="refund"),
    path("activities/<str:public_id>/money/budget/", recording.budget, name="budget"),
    path("activities/<str:public_id>/money/forecast/", recording.forecast, name="forecast"),
    path("spending/", spending.spending, name="spending"),
    path("spending/<str:framework>/<int:year>/", spending.spending_year, name="spending-year"),
    path(
        "spending/<str:framework>/<int:year>/<str:key>/",
        spending.Behind.as_view(),
        name="spending-behind",
    ),
]
