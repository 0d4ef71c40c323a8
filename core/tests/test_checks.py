"""The checks of our own, and Django's under production settings."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as current

from core.checks import check_public_url, check_shared_cache


@pytest.mark.parametrize(
    ("url", "messages"),
    [
        ("https://akademia.example.org", 0),
        ("http://akademia.example.org", 1),
        ("https://akademia.example.org/", 1),
        ("akademia.example.org", 1),
        ("", 1),
    ],
)
def test_public_url_is_https_and_a_host(settings, url, messages):
    settings.PUBLIC_URL = url

    assert len(check_public_url()) == messages


def test_cache_of_one_process_is_told_without_failing(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    (message,) = check_shared_cache()

    assert not message.is_serious()
    assert "REDIS_URL" in message.hint


def test_production_settings_pass_the_deployment_checks():
    of_browser_tests = "DJANGO_ALLOW_ASYNC_UNSAFE"
    ours = {name: value for name, value in os.environ.items() if name != of_browser_tests}
    environment = {
        **ours,
        "DJANGO_SETTINGS_MODULE": "elearning.settings.production",
        "SECRET_KEY": "u8v!" * 20 + "0123456789abcdefghij",
        "ALLOWED_HOSTS": "akademia.example.org",
        "PUBLIC_URL": "https://akademia.example.org",
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]

    run = subprocess.run(command, cwd=current.BASE_DIR, env=environment, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr


def test_production_without_a_secret_does_not_start():
    environment = {name: value for name, value in os.environ.items() if name != "SECRET_KEY"}
    environment["DJANGO_SETTINGS_MODULE"] = "elearning.settings.production"

    run = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=current.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode != 0
    assert "SECRET_KEY" in run.stderr
