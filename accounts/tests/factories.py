"""People for tests: `UserFactory()`, `UserFactory(role=Role.EDITOR)`, `UserFactory(has_second_factor=True)`."""

import factory
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from accounts.models import User
from accounts.roles import Role
from accounts.services import assign_role

PASSWORD = "zielona-lipa-2026"


class UserFactory(factory.django.DjangoModelFactory):
    """A person with a verified address who may sign in with PASSWORD.

    `role=None` makes a person without any role; `is_verified=False` leaves the address unverified.
    """

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"osoba{n}@example.org")
    first_name = factory.Faker("first_name", locale="pl_PL")
    last_name = factory.Faker("last_name", locale="pl_PL")

    @classmethod
    def _create(cls, model_class, *args, password=PASSWORD, **fields):
        return model_class.objects.create_user(*args, password=password, **fields)

    @factory.post_generation
    def role(self, create, role: Role | None, **kwargs):
        if create and role:
            assign_role(user=self, role=role)

    @factory.post_generation
    def is_verified(self, create, is_verified: bool | None, **kwargs):
        if create:
            EmailAddress.objects.create(user=self, email=self.email, primary=True, verified=is_verified is not False)

    @factory.post_generation
    def has_second_factor(self, create, has_second_factor: bool | None, **kwargs):
        if create and has_second_factor:
            TOTP.activate(self, generate_totp_secret())
