import pytest
from django.utils import timezone

from accounts.consents import publish_text
from accounts.models import ConsentDecision
from accounts.tests.factories import UserFactory
from organisations.tests.factories import CommuneFactory, OrganisationFactory
from recruitment.models import Application, CallQuestion, CallStatement, NumberSeries
from recruitment.queries import current_statements
from recruitment.rules import Part
from recruitment.sensitive import NeedKind, SpecialNeeds
from recruitment.services import (
    ApplicationIncomplete,
    CallNotOpen,
    NotAllowed,
    NotEditable,
    consent_subject,
    discard_draft,
    own_secrets,
    save_needs,
    save_part,
    send_supplement,
    start_application,
    submit_application,
)
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory, make_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(call):
    return ApplicationFactory(call=call, state=State.DRAFT)


def accepted(call):
    return set(current_statements(call))


def test_starting_twice_gives_one_draft(call):
    person = UserFactory(first_name="Anna", last_name="Nowak")
    one, two = (start_application(call=call, applicant=person) for _ in range(2))
    assert one.pk == two.pk
    assert (one.state, one.first_name, one.number) == (State.DRAFT, "Anna", None)


@pytest.mark.parametrize("phase", ["before", "closed"])
def test_a_call_that_is_not_open_takes_no_new_application(home_page, phase):
    with pytest.raises(CallNotOpen):
        start_application(call=make_call(home_page, phase=phase), applicant=UserFactory())


def test_who_has_withdrawn_may_start_again(call):
    before = ApplicationFactory(call=call, state=State.WITHDRAWN)
    assert start_application(call=call, applicant=before.applicant).pk != before.pk


def test_saved_unit_brings_the_key_of_its_commune(draft):
    unit = OrganisationFactory(seat=CommuneFactory(key="123456", name="Żółkiewka"))
    saved = save_part(application=draft, part=Part.ORGANISATION, values={"organisation": unit})
    assert saved.commune_key == "123456"
    assert "zolkiewka" in saved.search_text


def test_a_part_writes_only_its_own_fields(draft):
    with pytest.raises(ValueError, match="points"):
        save_part(application=draft, part=Part.PERSON, values={"points": 99})


def test_needs_are_sealed_and_can_be_taken_back(draft):
    needs = SpecialNeeds((NeedKind.LOOP.value,), "Siadam z przodu.")
    assert save_needs(application=draft, needs=needs).has_no_needs is False
    assert own_secrets(application=draft).needs == needs
    assert save_needs(application=draft, needs=None).has_no_needs is True
    assert own_secrets(application=draft).is_empty


@pytest.mark.parametrize("state", sorted(set(State) - {State.DRAFT, State.TO_SUPPLEMENT}))
def test_answers_of_a_sent_application_do_not_change(call, state):
    application = ApplicationFactory(call=call, state=state)
    with pytest.raises(NotEditable):
        save_part(application=application, part=Part.PERSON, values={"first_name": "Inna"})
    with pytest.raises(NotEditable):
        save_needs(application=application, needs=None)


def test_sending_gives_number_statements_points_and_one_letter(call, draft, post_office):
    sent = submit_application(application=draft, accepted=accepted(call))
    year = timezone.localdate().year
    assert (sent.state, sent.number) == (State.SUBMITTED, f"ZG/{year}/00001")
    assert sent.point_grounds == ["new_commune", "village", "works_on_it"]
    assert sent.points == 4
    decision = ConsentDecision.objects.get(subject=consent_subject(sent))
    assert (decision.person, decision.is_accepted) == (draft.applicant, True)
    (mail,) = post_office()
    assert mail.to == [draft.applicant.email]
    assert sent.number in mail.subject
    assert call.title in mail.body
    assert f"{sent.pk}" in mail.body
    assert sent.letters.get().text.strip() == mail.body.strip()


def test_sending_twice_keeps_the_first(call, draft, post_office):
    one, two = (submit_application(application=draft, accepted=accepted(call)) for _ in range(2))
    assert one.number == two.number
    assert len(post_office()) == 1
    assert Application.objects.get().changes.count() == 1


def test_optional_statement_refused_is_written_down_as_refused(call, draft):
    text = publish_text(key="newsletter", title="Wiadomości", text="Chcę je dostawać.", is_required=False)
    CallStatement.objects.create(call=call, text=text)
    sent = submit_application(application=draft, accepted=accepted(call) - {text})
    assert ConsentDecision.objects.get(text=text, subject=consent_subject(sent)).is_accepted is False


def test_the_version_in_force_is_what_is_accepted(call, draft):
    old = accepted(call)
    publish_text(key="oswiadczenie-prawdziwosc", title="Prawdziwość danych", text="Nowa treść.")
    with pytest.raises(ApplicationIncomplete) as caught:
        submit_application(application=draft, accepted=old)
    assert caught.value.parts == (Part.STATEMENTS,)


def test_required_question_of_the_call_must_be_answered(call, draft):
    CallQuestion.objects.create(call=call, label="Skąd wiesz?", clean_name="skad", field_type="singleline")
    with pytest.raises(ApplicationIncomplete) as caught:
        submit_application(application=draft, accepted=accepted(call))
    assert caught.value.parts == (Part.QUESTIONS,)
    save_part(
        application=draft, part=Part.QUESTIONS, values={"answers": [{"name": "skad", "label": "?", "value": "x"}]}
    )
    assert submit_application(application=draft, accepted=accepted(call)).state == State.SUBMITTED


def test_a_failed_sending_takes_no_number(call, draft):
    with pytest.raises(ApplicationIncomplete):
        submit_application(application=draft, accepted=set())
    assert not NumberSeries.objects.exists()


def test_a_draft_is_not_sent_after_the_call_has_closed(call, draft):
    with pytest.raises(CallNotOpen):
        submit_application(application=draft, accepted=accepted(call), now=call.closes_at)


def test_supplement_goes_back_to_the_recruiter_also_after_the_deadline(call, post_office):
    application = ApplicationFactory(call=call, state=State.TO_SUPPLEMENT)
    application.due_at = timezone.now() - timezone.timedelta(days=1)
    application.save()
    save_part(application=application, part=Part.ROLE, values={"strategy_status": "none"})
    sent = send_supplement(application=application)
    send_supplement(application=application)
    assert (sent.state, sent.due_at) == (State.IN_REVIEW, None)
    assert "no_strategy" in sent.point_grounds
    assert len(post_office()) == 1


def test_supplement_of_what_nobody_asked_for_is_refused(call):
    with pytest.raises(NotAllowed):
        send_supplement(application=ApplicationFactory(call=call))


def test_discarded_draft_leaves_nothing(draft):
    discard_draft(application=draft)
    discard_draft(application=draft)
    assert not Application.objects.exists()


def test_what_was_sent_is_not_discarded(call):
    with pytest.raises(NotEditable):
        discard_draft(application=ApplicationFactory(call=call))
