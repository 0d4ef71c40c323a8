"""What is new in the knowledge base, for feed readers."""

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from wagtail.models import Page

from knowledgebase import queries

ITEMS = 20


class NewestFeed(Feed):
    feed_type = Atom1Feed
    link = "/baza-wiedzy/"
    author_name = "Akademia SRPS"  # asked for by RFC 4287, 4.1.1

    def title(self) -> str:
        return _("Knowledge base of Akademia SRPS: what is new")

    def subtitle(self) -> str:
        return _("Articles and resources, the newest first.")

    def items(self) -> list[Page]:
        return queries.newest_pages(ITEMS)

    def item_title(self, item: Page) -> str:
        return item.title

    def item_description(self, item: Page) -> str:
        return item.lead

    def item_link(self, item: Page) -> str:
        return item.url

    def item_pubdate(self, item: Page):
        return item.first_published_at

    def item_updateddate(self, item: Page):
        return item.last_published_at
