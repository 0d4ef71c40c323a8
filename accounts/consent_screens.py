"""Texts of statements and consents in the back office: read in versions, changed by the next version."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from accounts.consents import publish_text
from accounts.models import ConsentText


class ConsentTextIndex(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().current()


class PublishesVersions:
    """Mixin: what people accepted stays as they read it; the edited words go on as the next version."""

    def save_instance(self):
        edited = self.form.save(commit=False)
        return publish_text(key=edited.key, title=edited.title, text=edited.text, is_required=edited.is_required)


class AddText(PublishesVersions, CreateView):
    pass


class EditText(PublishesVersions, EditView):
    def get_success_message(self):
        return _("Version %(version)s is in use. People accepted earlier versions as they read them.") % {
            "version": self.object.version
        }


class ConsentTextViewSet(ModelViewSet):
    model = ConsentText
    name = "consent_texts"
    icon = "clipboard-list"
    menu_label = gettext_lazy("Statements and consents")
    menu_order = 320
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    delete_view_enabled = False
    form_fields = ["key", "title", "text", "is_required"]
    index_view_class = ConsentTextIndex
    add_view_class = AddText
    edit_view_class = EditText
    search_fields = ["title", "text"]
    search_backend_name = None
    list_display = [
        TitleColumn("title", label=gettext_lazy("Title"), url_name="consent_texts:edit"),
        Column("key", label=gettext_lazy("Key")),
        Column("version", label=gettext_lazy("Version")),
        DateColumn("created_at", label=gettext_lazy("In use since")),
    ]
