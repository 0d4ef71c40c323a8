"""The records of the knowledge base. Page types stand in knowledgebase/pages."""

from .glossary import GlossaryTerm
from .law import LegalAct, LegalProvision
from .votes import HelpfulVote

# Pages read the records above: their blocks cite provisions.
from knowledgebase.pages import ArticlePage, KnowledgeBasePage, ResourceKind, ResourcePage, TopicPage  # isort: skip
from knowledgebase.search.models import Posting, SearchEntry  # isort: skip

__all__ = [
    "ArticlePage",
    "GlossaryTerm",
    "HelpfulVote",
    "KnowledgeBasePage",
    "LegalAct",
    "LegalProvision",
    "Posting",
    "ResourceKind",
    "ResourcePage",
    "SearchEntry",
    "TopicPage",
]
