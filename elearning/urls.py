"""Addresses (see docs/architecture.md)."""

from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from elearning import views

urlpatterns = [
    path("konto/", include("accounts.urls")),
    path("konto/", include("allauth.urls")),
    path("moje/", views.desk, name="desk"),
    path("zestawienie/", views.overview, name="overview"),
    path("dziennik/pytania/", include("courses.urls_questions")),
    path("moje/", include("courses.urls")),
    path("dziennik/ankieta/", include("courses.urls_surveys")),
    path("dziennik/", include("courses.urls_gradebook")),
    path("oceny/", include("courses.urls_reviews")),
    path("", include("certificates.urls")),
    path("", include("knowledgebase.urls")),
    path("rekrutacja/", include("recruitment.urls")),
    path("", include("messaging.urls")),
    path("doradztwo/", include("advising.urls")),
    path("uczestnicy/", include("community.urls")),
    path("", include("organisations.urls")),
    path("zaplecze/", include("accounts.urls_back_office")),
    path("zaplecze/", include(wagtailadmin_urls)),
    path("dokumenty/", include(wagtaildocs_urls)),
]

if settings.DEBUG:
    from django.conf.urls.static import static

    urlpatterns += [
        path("poczta/", include("django_mail_viewer.urls")),
        path("styl/", include("core.styleguide")),
        *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    ]

urlpatterns += [path("", include("core.urls"))]  # every page of the site: last, because it takes what is left
