"""Development data under the conditions of production: no debug, templates cached, static files by manifest."""

from .development import *
from .development import INSTALLED_APPS

DEBUG = False
INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith("django_mail_viewer")]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
LOGGING = {"version": 1, "disable_existing_loggers": False}
