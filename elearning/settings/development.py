"""For a newcomer's machine: demonstration people, mail read in the browser, no second factor asked."""

from .base import *
from .base import INSTALLED_APPS, MIDDLEWARE, STORAGES, env

DEBUG = True
SECRET_KEY = "development-only-not-a-secret"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
INTERNAL_IPS = ["127.0.0.1"]

INSTALLED_APPS = [*INSTALLED_APPS, "django_mail_viewer", "django_mail_viewer.backends.database"]
MIDDLEWARE = [*MIDDLEWARE, "core.middleware.ReadOnlyPagesMiddleware"]
EMAIL_BACKEND = "django_mail_viewer.backends.database.backend.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

SIGNATURE_BACKEND = env.str("SIGNATURE_BACKEND", default="test")
STAFF_MFA_REQUIRED = False
DEMONSTRATION_DATA = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
