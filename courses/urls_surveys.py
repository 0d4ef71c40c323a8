"""What was said in surveys, for coordinators: below /dziennik/ankieta/."""

from django.urls import path

from courses.views import surveys

app_name = "surveys"

urlpatterns = [path("<int:page_id>/", surveys.results, name="results")]
