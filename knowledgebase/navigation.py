"""The knowledge base and the search in the menus of the site (see core.navigation)."""

from django.utils.translation import gettext_lazy as _

from core import navigation

navigation.register("main", "knowledge_base", _("Knowledge base"), "/baza-wiedzy/", order=20)
navigation.register("user", "search", _("Search"), "knowledgebase:search", order=5, icon="search")
