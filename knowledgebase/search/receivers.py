"""Keeps the index in step with what editors publish, move and delete: in the transaction of the change.

Whatever is deleted with its page goes by the foreign key.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from knowledgebase.search.pausing import is_paused
from knowledgebase.search.registry import source_of, sources
from knowledgebase.search.services import index_object, index_objects, remove_object


def connect() -> None:
    """After every app has registered its sources."""
    page_published.connect(on_page_published, dispatch_uid="search.published")
    page_unpublished.connect(on_page_unpublished, dispatch_uid="search.unpublished")
    for signal in (page_slug_changed, post_page_move):
        signal.connect(on_address_changed, dispatch_uid=f"search.address.{id(signal)}")
    for source in sources():
        if not issubclass(source.model, Page):
            post_save.connect(on_record_saved, sender=source.model, dispatch_uid=f"search.saved.{source.kind}")
            post_delete.connect(on_record_deleted, sender=source.model, dispatch_uid=f"search.deleted.{source.kind}")
        for model in source.dependants:
            post_save.connect(on_dependency_saved, sender=model, dispatch_uid=f"search.depends.{model.__name__}")


def on_page_published(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    if (source := source_of(sender)) and not is_paused():
        index_object(kind=source.kind, object_id=instance.pk)


def on_page_unpublished(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Without asking the page: Wagtail sends this also before a deletion, when its row still says "live"."""
    if source := source_of(sender):
        remove_object(kind=source.kind, object_id=instance.pk)


def on_address_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """The page and everything below it."""
    if is_paused():
        return
    path = Page.objects.values_list("path", flat=True).get(pk=instance.pk)
    for source in sources():
        if issubclass(source.model, Page):
            below = source.objects().filter(path__startswith=path).values_list("pk", flat=True)
            index_objects(kind=source.kind, object_ids=below)


def on_record_saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if (source := source_of(sender)) and not (raw or is_paused()):
        index_object(kind=source.kind, object_id=instance.pk)


def on_record_deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if source := source_of(sender):
        remove_object(kind=source.kind, object_id=instance.pk)


def on_dependency_saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    for source in sources():
        if sender in source.dependants and not (raw or is_paused()):
            index_objects(kind=source.kind, object_ids=source.dependants[sender](instance))
