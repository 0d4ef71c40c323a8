"""Addresses of item analysis and regrading, below /dziennik/pytania/."""

from django.urls import path

from courses.views import item_analysis, regrading

app_name = "questions"

urlpatterns = [
    path("", item_analysis.index, name="index"),
    path("policz/", item_analysis.compute, name="compute"),
    path("<int:pk>/", item_analysis.question, name="question"),
    path("<int:pk>/policz/", item_analysis.compute_one, name="compute_one"),
    path("<int:pk>/przelicz/", regrading.choose, name="regrade"),
    path("<int:pk>/przelicz/podglad/", regrading.preview, name="regrade_preview"),
    path("<int:pk>/przelicz/wykonaj/", regrading.confirm, name="regrade_confirm"),
]
