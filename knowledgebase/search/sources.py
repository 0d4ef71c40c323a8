"""What the knowledge base itself offers: articles, resources, terms, provisions."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.formats import long_date
from knowledgebase.models import ArticlePage, GlossaryTerm, LegalAct, LegalProvision, ResourcePage
from knowledgebase.search.registry import Document, Source, register
from knowledgebase.search.texts import body_text, html_text


def register_sources() -> None:
    for source in (ARTICLES, RESOURCES, TERMS, PROVISIONS):
        register(source)


def _published(model: Any) -> Any:
    """An alias is its source once more."""
    return model.objects.live().filter(alias_of=None)


def _topic_id(page: Any) -> int | None:
    parent = page.get_parent()
    return parent.pk if parent else None


def article_document(page: ArticlePage) -> Document:
    minutes = _("%(minutes)d min") % {"minutes": page.minutes}
    return Document(
        title=page.title,
        url=page.url or page.url_path,
        text=f"{page.lead}\n{body_text(page.body)}",
        meta=" · ".join([minutes, _("legal state %(date)s") % {"date": long_date(page.legal_state)}]),
        page_id=page.pk,
        topic_id=_topic_id(page),
    )


def resource_document(page: ResourcePage) -> Document:
    described = [page.lead, html_text(page.description), page.source, page.publisher]
    return Document(
        title=page.title,
        url=page.url or page.url_path,
        text="\n".join(described),
        meta=" · ".join([page.get_kind_display(), page.publisher, str(page.year)]),
        also=page.get_kind_display(),
        page_id=page.pk,
        topic_id=_topic_id(page),
    )


def term_document(term: GlossaryTerm) -> Document:
    return Document(
        title=str(term),
        url=term.get_absolute_url(),
        text=term.definition,
        meta=term.source,
        also=term.english,
    )


def provision_document(provision: LegalProvision) -> Document:
    act = provision.act
    return Document(
        title=f"{provision.unit}, {act.short_title}",
        url=provision.get_absolute_url(),
        text=provision.text,
        meta=" · ".join([act.journal, _("legal state %(date)s") % {"date": long_date(act.legal_state)}]),
        named=provision.unit,
        also=act.title,
    )


ARTICLES = Source(
    kind="article",
    model=ArticlePage,
    name=gettext_lazy("Article"),
    names=gettext_lazy("Articles"),
    order=10,
    objects=lambda: _published(ArticlePage),
    document=article_document,
)
RESOURCES = Source(
    kind="resource",
    model=ResourcePage,
    name=gettext_lazy("Resource"),
    names=gettext_lazy("Resources"),
    order=20,
    objects=lambda: _published(ResourcePage),
    document=resource_document,
)
TERMS = Source(
    kind="term",
    model=GlossaryTerm,
    name=gettext_lazy("Glossary term"),
    names=gettext_lazy("Glossary terms"),
    order=40,
    objects=GlossaryTerm.objects.all,
    document=term_document,
)
PROVISIONS = Source(
    kind="provision",
    model=LegalProvision,
    name=gettext_lazy("Provision"),
    names=gettext_lazy("Provisions of law"),
    order=50,
    objects=LegalProvision.objects.with_act,
    document=provision_document,
    dependants={LegalAct: lambda act: LegalProvision.objects.filter(act=act).values_list("pk", flat=True)},
)
