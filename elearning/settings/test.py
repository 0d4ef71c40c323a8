"""For pytest: cheap hashing, mail in memory, files in a folder of the run."""

import os
import tempfile
from pathlib import Path

from .base import *
from .base import DATABASES, MIDDLEWARE, STORAGES

SECRET_KEY = "test-only-not-a-secret"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
MIDDLEWARE = [*MIDDLEWARE, "core.middleware.ReadOnlyPagesMiddleware"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

_files = Path(tempfile.mkdtemp(prefix="akademia-test-"))
MEDIA_ROOT = _files / "media"
PRIVATE_ROOT = _files / "private"
STORAGES["private"] = {**STORAGES["private"], "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None}}

SIGNATURE_BACKEND = "test"

DATABASES["default"]["TEST"] = {"NAME": None}
if suffix := os.environ.get("TEST_DB_SUFFIX"):
    DATABASES["default"]["TEST"]["NAME"] = f"test_akademia_{suffix}"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: threads and processes of the race tests open connections of their own.
    DATABASES["default"]["TEST"]["NAME"] = str(_files / "test.sqlite3")
