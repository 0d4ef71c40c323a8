"""Under /uczestnicy/."""

from django.urls import path

from community.views import conversations, directory, profile, safety

app_name = "community"
urlpatterns = [
    path("", directory.directory, name="directory"),
    path("moj-profil/", profile.edit, name="profile"),
    path("moj-profil/wypisz/", profile.leave, name="leave"),
    path("rozmowy/", conversations.conversations, name="conversations"),
    path("rozmowy/<uuid:pk>/", conversations.thread, name="thread"),
    path("<int:pk>/", directory.person, name="person"),
    path("<int:pk>/napisz/", conversations.write, name="write"),
    path("<int:pk>/zablokuj/", safety.block, name="block"),
    path("<int:pk>/odblokuj/", safety.unblock, name="unblock"),
    path("<int:pk>/zglos/", safety.report, name="report"),
]
