"""What is kept in the cache is dropped when its source changes."""

from django.db.models import Model
from django.db.models.signals import ModelSignal, post_delete, post_save
from wagtail.models import Page, Site
from wagtail.signals import page_slug_changed, post_page_move

from core.models import Funder, SiteImage, SiteSettings
from core.routing import forget_sites
from core.site_info import forget_site_info

SAVED_OR_DELETED: list[ModelSignal] = [post_save, post_delete]
SOURCES_OF_SITE_INFO: list[type[Model]] = [SiteSettings, Funder, SiteImage, Site]


def connect() -> None:
    for signal in SAVED_OR_DELETED:
        for model in SOURCES_OF_SITE_INFO:
            signal.connect(forget_site_info, sender=model, dispatch_uid=f"core.site_info.{model.__name__}")
        signal.connect(forget_sites, sender=Site, dispatch_uid="core.sites.Site")
        signal.connect(forget_sites, sender=Page, dispatch_uid="core.sites.Page")
    # saving a page of our own types sends the signal of its type, not of Page: its path changes by these two
    page_slug_changed.connect(forget_sites, dispatch_uid="core.sites.slug")
    post_page_move.connect(forget_sites, dispatch_uid="core.sites.move")
