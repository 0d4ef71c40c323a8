"""Two hundred people complete a course at once: two hundred certificates, no number left out or given twice."""

import pytest
from django_tasks_db.models import DBTaskResult

from certificates import tasks
from certificates.models import Certificate, CertificateEvent, EventChain, NumberSeries
from certificates.services import issue_certificate
from certificates.tests.factories import NOW, complete, make_course
from certificates.tests.test_races import at_once
from core.tasks import deliver_mail
from core.tests.processes import run_workers
from courses.models import Completion
from courses.signals import course_completed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]

PEOPLE, CONNECTIONS = 200, 20
WORKERS, THEIRS = 3, 24


@pytest.fixture
def tree(home_page):
    return make_course(home_page, lessons=1)


def numbers() -> list[int]:
    return sorted(int(number[-6:]) for number in Certificate.objects.values_list("number", flat=True))


def test_two_hundred_over_twenty_connections(tree, is_chain_whole):
    completions = [complete(tree) for _ in range(PEOPLE)]
    turns = [completions[start::CONNECTIONS] for start in range(CONNECTIONS)]
    at_once([lambda turn=turn: [issue_certificate(completion=one, now=NOW) for one in turn] for turn in turns])

    assert numbers() == list(range(1, PEOPLE + 1))
    assert NumberSeries.objects.get().last_number == PEOPLE
    assert set(Certificate.objects.values_list("completion", flat=True)) == {one.pk for one in completions}
    assert Certificate.objects.values("code").distinct().count() == PEOPLE
    assert Certificate.objects.values("status_list", "status_index").distinct().count() == PEOPLE
    assert EventChain.objects.get().last_sequence == CertificateEvent.objects.count() == PEOPLE
    assert is_chain_whole()


def test_every_completion_announced_twice_to_connections_that_compete(tree, is_chain_whole):
    """Half of them issue what the other half issues, in the opposite order."""
    completions = [complete(tree) for _ in range(20)]
    orders = [completions, completions[::-1]] * 5
    at_once([lambda order=order: [issue_certificate(completion=one, now=NOW) for one in order] for order in orders])
    assert numbers() == list(range(1, 21))
    assert is_chain_whole()


@pytest.mark.processes
def test_worker_processes_share_the_queue(tree, drawn, is_chain_whole):
    """From the announcement to the document, by real workers beside each other."""
    for completion in [complete(tree) for _ in range(THEIRS)]:
        course_completed.send_robust(sender=Completion, completion=completion)
    assert run_workers(WORKERS) == [0] * WORKERS

    assert numbers() == list(range(1, THEIRS + 1))
    assert not Certificate.objects.filter(pdf_sha256="").exists()
    assert CertificateEvent.objects.filter(kind=CertificateEvent.Kind.FILED).count() == THEIRS
    assert DBTaskResult.objects.filter(task_path=deliver_mail.module_path).count() == THEIRS
    done = DBTaskResult.objects.filter(task_path=tasks.issue_certificate.module_path)
    assert len({worker for task in done for worker in task.worker_ids}) > 1
    assert is_chain_whole()
