"""The tasks of the ground floor."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

KEEP_SUCCESSFUL = timedelta(days=3)
KEEP_FAILED = timedelta(days=60)


@task()
def deliver_mail(subject: str, text: str, html: str, to: str, message_id: str) -> None:
    """Hand one mail to the mail server.

    SMTP knows no transaction: a worker killed after the server took the mail and before the task was marked as done
    sends it again, with the same Message-ID, by which mail programs know a copy. It is never lost.
    """
    headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
    mail = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [to], headers=headers)
    mail.attach_alternative(html, "text/html")
    mail.send()


@task()
def forget_finished_tasks() -> int:
    """Delete finished tasks: mails stand in their arguments, and the queue is searched without an index."""
    now = timezone.now()
    done, _ = DBTaskResult.objects.successful().filter(finished_at__lt=now - KEEP_SUCCESSFUL).delete()
    failed, _ = DBTaskResult.objects.failed().filter(finished_at__lt=now - KEEP_FAILED).delete()
    return done + failed


@task()
def forget_expired_sessions() -> None:
    call_command("clearsessions")
