"""Screens of people in the back office: Wagtail's, with our forms, and with roles given by our services."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column
from wagtail.users.views import users as wagtail_users
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, SetActiveStateBulkAction

from accounts.forms.people import LABELS, EditPersonForm, NewPersonForm
from accounts.models import User
from accounts.roles import Role
from accounts.services import assign_role, invite_person, move_to_address, set_roles


class IndexView(wagtail_users.IndexView):
    page_title = _("People")
    add_item_label = _("Add a person")

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("groups")

    @cached_property
    def columns(self):
        roles = Column("roles", label=_("Roles"), accessor=lambda user: ", ".join(g.name for g in user.groups.all()))
        columns = [column for column in super().columns if column.name != "is_superuser"]
        for column in columns:
            column.label = LABELS.get(column.name, column.label)
        return [*columns, roles]


class CreateView(wagtail_users.CreateView):
    page_title = _("Add a person")

    @transaction.atomic
    def save_instance(self):
        person = super().save_instance()
        invite_person(person=person)
        set_roles(user=person, roles=self.form.chosen_roles, by=self.request.user)
        return person


class EditView(wagtail_users.EditView):
    def dispatch(self, request, *args, **kwargs):
        """Only an administrator changes an administrator."""
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @transaction.atomic
    def save_instance(self):
        person = super().save_instance()
        if "email" in self.form.changed_data:
            move_to_address(person=person, email=person.email)
        set_roles(user=person, roles=self.form.chosen_roles, by=self.request.user)
        return person


class UserViewSet(wagtail_users.UserViewSet):
    menu_label = _("People")
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    create_template_name = "wagtailadmin/generic/form.html"
    edit_template_name = "wagtailadmin/generic/edit.html"
    ordering = "last_name"

    def get_form_class(self, for_update: bool = False):
        return EditPersonForm if for_update else NewPersonForm


class SparesAdministrators:
    """Mixin of actions on many people: only an administrator changes an administrator."""

    models = [User]

    def check_perm(self, obj: User) -> bool:
        return super().check_perm(obj) and (self.request.user.is_superuser or not obj.is_superuser)


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class AssignRole(SparesAdministrators, AssignRoleBulkAction):
    """Through the service that keeps the back office in step."""

    form_class = RoleForm

    def get_execution_context(self):
        return {"role": Role(self.cleaned_form.cleaned_data["role"]), "by": self.request.user}

    @classmethod
    def execute_action(cls, objects, role=None, by=None, **kwargs):
        for person in objects:
            assign_role(user=person, role=role, by=by)
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        count = {"count": num_parent_objects}
        return (
            ngettext("Role given to %(count)d person.", "Role given to %(count)d people.", num_parent_objects) % count
        )


class SetActiveState(SparesAdministrators, SetActiveStateBulkAction):
    pass
