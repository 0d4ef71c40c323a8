import pytest
from cryptography.fernet import InvalidToken
from wagtail.models import ModelLogEntry

from accounts import encryption
from recruitment.models import SensitiveData
from recruitment.sensitive import NeedKind, Secrets, SpecialNeeds, pesel_digest, seal, unseal
from recruitment.services import look_at_sensitive, own_secrets, save_needs
from recruitment.services.secrets import LOOK, write_secrets
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory

NEEDS = SpecialNeeds((NeedKind.SIGN_LANGUAGE.value, NeedKind.OTHER.value), "Miejsce blisko tłumacza.")


def test_sealed_text_opens_again_and_tells_nothing_by_itself():
    sealed = seal(Secrets(NEEDS, "44051401359"))
    assert unseal(sealed) == Secrets(NEEDS, "44051401359")
    assert "tłumacza" not in sealed


def test_each_purpose_has_a_key_of_its_own():
    with pytest.raises(InvalidToken):
        encryption.decrypt(encryption.encrypt("x", "recruitment.sensitive"))
    with pytest.raises(InvalidToken):
        unseal(encryption.encrypt("{}"))


def test_former_key_still_opens(settings):
    sealed = seal(Secrets(NEEDS))
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "next-key", [settings.SECRET_KEY]
    assert unseal(sealed) == Secrets(NEEDS)
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        unseal(sealed)


def test_digest_tells_the_same_person_only_to_who_has_the_key(settings):
    digest = pesel_digest("44051401359")
    assert digest == pesel_digest("44051401359") != pesel_digest("02070803628")
    settings.SECRET_KEY = "other"
    assert pesel_digest("44051401359") != digest
    assert pesel_digest("") == ""


@pytest.mark.django_db
def test_every_look_is_on_record_and_that_of_the_person_is_not(call, recruiter):
    application = ApplicationFactory(call=call, state=State.DRAFT)
    save_needs(application=application, needs=NEEDS)
    assert own_secrets(application=application).needs == NEEDS
    assert not ModelLogEntry.objects.filter(action=LOOK).exists()
    for _ in range(2):
        assert look_at_sensitive(application=application, by=recruiter).needs == NEEDS
    entries = ModelLogEntry.objects.filter(action=LOOK, object_id=str(application.pk))
    assert [entry.user for entry in entries] == [recruiter, recruiter]


@pytest.mark.django_db
def test_pesel_and_needs_do_not_lose_each_other(call):
    application = ApplicationFactory(call=call)
    write_secrets(application=application, needs=NEEDS)
    write_secrets(application=application, pesel="44051401359")
    assert own_secrets(application=application) == Secrets(NEEDS, "44051401359")
    assert SensitiveData.objects.get().pesel_digest == pesel_digest("44051401359")
