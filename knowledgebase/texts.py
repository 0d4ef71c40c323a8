"""Bodies of text files in the blocks of lessons and articles: ``::: law`` may say ``cites: act/provision``."""

from typing import Any

from core.texts import Mistakes, Node, Resolve, TextFile, Unreadable, raw_value, read_str
from core.texts import to_stream as core_to_stream
from core.texts.richtext import no_links
from knowledgebase.blocks import HandbookBody, ProvisionChooserBlock
from knowledgebase.models import LegalProvision

BODY = HandbookBody()


def to_stream(text: TextFile, *, resolve: Resolve = no_links) -> list[dict[str, Any]]:
    """As ``core.texts.to_stream``; the provisions cited are looked up among the records."""
    return core_to_stream(text, resolve=resolve, body=BODY)


@raw_value.register
def _(block: ProvisionChooserBlock, node: Node, mistakes: Mistakes) -> int:
    citation = read_str(node)
    found = LegalProvision.objects.cited_as(citation).values_list("pk", flat=True).first()
    if found is None:
        raise Unreadable(f"there is no provision “{citation}” among the acts (act/provision)")
    return found
