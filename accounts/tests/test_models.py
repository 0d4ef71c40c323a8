import pytest
from django.contrib.auth.hashers import get_hasher, make_password
from django.db import IntegrityError, transaction

from accounts.hashers import OwaspArgon2PasswordHasher
from accounts.models import User
from accounts.tests.factories import UserFactory


@pytest.mark.django_db
def test_two_people_cannot_have_one_address_in_two_cases():
    UserFactory(email="anna@example.org")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email="Anna@Example.org")])


@pytest.mark.django_db
def test_person_is_found_whatever_the_case():
    user = UserFactory(email="anna@example.org")

    assert User.objects.get_by_natural_key("ANNA@example.org") == user


@pytest.mark.parametrize(
    ("first", "last", "initials", "shown"),
    [("Anna", "Wójcik", "AW", "Anna Wójcik"), ("", "", "A", "anna@example.org"), ("Łucja", "", "Ł", "Łucja")],
)
def test_names(first, last, initials, shown):
    user = User(email="anna@example.org", first_name=first, last_name=last)

    assert (user.initials, str(user)) == (initials, shown)


def test_passwords_are_hashed_by_argon2id_with_owasp_parameters(settings):
    settings.PASSWORD_HASHERS = ["accounts.hashers.OwaspArgon2PasswordHasher"]

    encoded = make_password("zielona-lipa-2026")

    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert get_hasher("default").verify("zielona-lipa-2026", encoded)


def test_hashes_with_weaker_parameters_are_renewed():
    weak = OwaspArgon2PasswordHasher()
    weak.time_cost = 1

    assert OwaspArgon2PasswordHasher().must_update(weak.encode("haslo", weak.salt()))
