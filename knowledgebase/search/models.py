"""The index. A projection of what is published, never a record: `manage.py rebuild_search` makes it anew."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """One thing that can be found. Deleting its page deletes it; whether a person may open it is asked each time."""

    kind = models.CharField(max_length=20)  # of knowledgebase.search.registry
    object_id = models.PositiveBigIntegerField()
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=500)
    url = models.CharField(max_length=1000)
    text = models.TextField()
    meta = models.CharField(max_length=500)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("entry of the search index")
        verbose_name_plural = _("entries of the search index")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_search_entry_an_object")]
        indexes = [models.Index(fields=["kind", "topic", "page"], name="search_entries_without_text")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.title}"


class Posting(models.Model):
    """The entry holds a word of this key; `impact` is how much that says of it (see scoring)."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="postings")
    key = models.CharField(max_length=60)
    impact = models.FloatField()

    class Meta:
        verbose_name = _("word of the search index")
        verbose_name_plural = _("words of the search index")
        # A search reads this index and not the table. One posting a key and entry: written under the lock of the entry.
        indexes = [models.Index(fields=["key", "entry", "impact"], name="postings_of_a_key")]

    def __str__(self) -> str:
        return f"{self.key} → {self.entry_id}"
