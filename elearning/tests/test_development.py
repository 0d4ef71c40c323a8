"""Development settings, in a process of their own: mail that a worker sends is kept where the browser reads it."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SEND_A_MAIL = """
from django.core.mail import get_connection, send_mail
from django.core.management import call_command
from django.template.loader import get_template
from django.urls import reverse
call_command("migrate", "mail_viewer_database_backend", verbosity=0)
send_mail("Kod do założenia konta", "Twój kod: 1234 5678", None, ["anna@example.org"])
(message,) = get_connection().get_outbox()
assert message.get("to") == "anna@example.org"
assert reverse("mail_viewer_list") == "/poczta/"
get_template("mail_viewer/email_list.html")
"""


@pytest.mark.processes
def test_sent_mail_is_kept_for_the_browser(tmp_path):
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'development.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "elearning.settings.development",
    }
    command = [sys.executable, "manage.py", "shell", "-c", SEND_A_MAIL]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
