# SPDX-License-Identifier: EUPL-1.2
from django.urls import path, register_converter

from ..rules.keys import KEY
from . import annex, editions, figure, overview, questions, verifying, views
from .writing.publishing import publish_report
from .writing.urls import urlpatterns as writing


class KeyConverter:
    """The key of a figure: "spending/3", "@2010:spending/3"."""

    regex = rf"(?:@\d{{4}}:)?{KEY}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KeyConverter, "figure")

FIGURE = "reports/<slug:framework>/<int:year>/figures/<figure:key>"

app_name = "reporting"
urlpatterns = [
    path("overview/", overview.latest, name="overview-latest"),
    path("overview/<slug:framework>/<int:year>/", overview.overview, name="overview"),
    path("overview/<slug:framework>/<int:year>/annex/", annex.annex, name="annex"),
    path(
        "overview/<slug:framework>/<int:year>/annex.<str:form>",
        annex.annex_file,
        name="annex-file",
    ),
    path("reports/", views.Reports.as_view(), name="reports"),
    path("reports/<slug:framework>/<int:year>/", views.report, name="report"),
    path("reports/<slug:framework>/<int:year>/report.<str:form>", views.download, name="download"),
    path("reports/<slug:framework>/<int:year>/publish/", publish_report, name="publish"),
    path("reports/<slug:framework>/<int:year>/editions/", editions.editions, name="editions"),
    path("reports/verify/", verifying.verify, name="verify"),
    path(f"{FIGURE}/", figure.figure, name="figure"),
    path(f"{FIGURE}/figure.json", figure.figure_file, name="figure-file"),
    path(f"{FIGURE}/question/", questions.ask, name="ask"),
    path("figures/questions/", questions.Questions.as_view(), name="questions"),
    path("figures/questions/<str:public_id>/", questions.question, name="question"),
    path("figures/questions/<str:public_id>/<slug:verb>/", questions.step, name="question-step"),
    *writing,
]
