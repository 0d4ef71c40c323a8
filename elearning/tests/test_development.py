"""Development settings, in a process of their own: mail that a worker sends is read in the browser."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

READ_A_MAIL = """
from django.core.mail import send_mail
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
send_mail("Kod do założenia konta", "Twój kod: 1234 5678", None, ["anna@example.org"])
answer = Client().get("/poczta/")
assert answer.status_code == 200, answer.status_code
assert "Kod do założenia konta" in answer.content.decode()
"""


@pytest.mark.processes
def test_sent_mail_is_read_in_the_browser(tmp_path):
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'development.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "elearning.settings.development",
    }
    command = [sys.executable, "manage.py", "shell", "-c", READ_A_MAIL]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
