"""Many at once, each with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.consents import publish_text
from accounts.tests.factories import UserFactory
from core.tasks import deliver_mail
from courses.models import Enrolment
from organisations.tests.factories import OrganisationFactory
from recruitment import services
from recruitment.models import Application, Change, Letter, NumberSeries
from recruitment.queries import current_statements
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory, make_call

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
THREADS = 10


def at_once(calls: list[Callable], threads: int = THREADS) -> list:
    """What each call gave or raised; `threads` start together and take the calls in turn."""
    barrier = Barrier(threads)

    def run(share: list[Callable]) -> list:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            return [outcome(call) for call in share]
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        shares = pool.map(run, [calls[number::threads] for number in range(threads)])
        return [one for share in shares for one in share]


def outcome(call: Callable):
    try:
        return call()
    except services.RecruitmentError as error:
        return type(error)


def mails_queued() -> int:
    return DBTaskResult.objects.filter(task_path=deliver_mail.module_path).count()


def offers(applications, by) -> list[Callable]:
    return [lambda one=one: services.offer_place(application=one, by=by) for one in applications]


def test_forty_applicants_for_ten_places(call, recruiter):
    made = [ApplicationFactory(call=call, state=State.IN_REVIEW) for _ in range(40)]
    results = at_once(offers(made, recruiter))
    assert results.count(services.NoSeatsLeft) == 30
    assert Application.objects.filter(state=State.OFFERED).count() == 10
    assert Letter.objects.count() == mails_queued() == Change.objects.count() == 10


def test_twenty_of_one_commune_for_its_two_places(call, recruiter):
    unit = OrganisationFactory()
    made = [ApplicationFactory(call=call, state=State.IN_REVIEW, organisation=unit) for _ in range(20)]
    results = at_once(offers(made, recruiter))
    assert results.count(services.CommuneFull) == 18
    assert Application.objects.filter(state=State.OFFERED).count() == 2


def test_five_communes_of_four_for_ten_places(call, recruiter):
    units = [OrganisationFactory() for _ in range(10)]
    made = [ApplicationFactory(call=call, state=State.IN_REVIEW, organisation=unit) for unit in units * 4]
    at_once(offers(made, recruiter))
    held = Application.objects.filter(state=State.OFFERED).values_list("commune_key", flat=True)
    assert len(held) == 10
    assert max(list(held).count(key) for key in held) <= 2


def test_one_application_offered_twice_gets_one_letter(call, recruiter):
    made = ApplicationFactory(call=call, state=State.IN_REVIEW)
    results = at_once(offers([made] * 8, recruiter), threads=8)
    assert results.count(services.NotAllowed) == 7
    assert Letter.objects.count() == 1


def test_place_accepted_in_two_windows_makes_one_enrolment(call):
    made = ApplicationFactory(call=call, state=State.OFFERED)
    at_once([lambda: services.accept_place(application=made)] * 4, threads=4)
    assert Enrolment.objects.count() == Letter.objects.count() == Change.objects.count() == 1


def test_accepting_and_declining_at_once_has_one_end(call):
    made = ApplicationFactory(call=call, state=State.OFFERED)
    verbs = [services.accept_place, services.decline_place]
    results = at_once([lambda verb=verb: verb(application=made) for verb in verbs], threads=2)
    made.refresh_from_db()
    assert results.count(services.NotAllowed) == 1
    assert Enrolment.objects.count() == (made.state == State.PARTICIPANT)


def test_sent_in_two_windows_it_has_one_number_and_one_letter(call):
    made, texts = ApplicationFactory(call=call, state=State.DRAFT), set(current_statements(call))
    send = lambda: services.submit_application(application=made, accepted=texts).number  # noqa: E731
    assert len(set(at_once([send] * 4, threads=4))) == 1
    assert Letter.objects.count() == Change.objects.count() == NumberSeries.objects.get().last_number == 1


def test_thirty_sent_at_once_have_numbers_without_gaps(call):
    publish_text(key="oswiadczenie-prawdziwosc", title="Prawdziwość danych", text="Podaję prawdziwe dane.")
    texts = set(current_statements(call))
    made = [ApplicationFactory(call=call, state=State.DRAFT) for _ in range(24)]
    bad = [ApplicationFactory(call=call, state=State.DRAFT, position="") for _ in range(6)]
    sends = [lambda one=one: services.submit_application(application=one, accepted=texts).number for one in made + bad]
    results = at_once(sends)
    assert results.count(services.ApplicationIncomplete) == 6
    numbers = sorted(number for number in results if isinstance(number, str))
    assert numbers == [f"ZG/{timezone.localdate().year}/{number:05d}" for number in range(1, 25)]


def test_two_windows_start_one_draft(call):
    person = UserFactory()
    at_once([lambda: services.start_application(call=call, applicant=person)] * 4, threads=4)
    assert Application.objects.count() == 1


def test_two_workers_offer_a_freed_place_once(home_page):
    call = make_call(home_page, phase="closed", places=3)
    for points in range(6):
        ApplicationFactory(call=call, state=State.WAITING, points=points)
    at_once([lambda: services.offer_freed_places(call=call)] * 4, threads=4)
    offered = Application.objects.filter(state=State.OFFERED).values_list("points", flat=True)
    assert sorted(offered) == [3, 4, 5]
    assert Letter.objects.count() == 3


def test_daily_task_and_recruiter_together_keep_the_limit(home_page, recruiter):
    call = make_call(home_page, phase="closed", places=5)
    waiting = [ApplicationFactory(call=call, state=State.WAITING) for _ in range(8)]
    review = [ApplicationFactory(call=call, state=State.IN_REVIEW) for _ in range(8)]
    work = [lambda: services.offer_freed_places(call=call)] * 4 + offers(review + waiting, recruiter)
    at_once(work)
    assert Application.objects.filter(state=State.OFFERED).count() == 5
    assert Letter.objects.count() == 5
