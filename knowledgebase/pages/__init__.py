"""The knowledge base in the Wagtail tree: the base holds topics, a topic holds articles and resources."""

from .article import ArticlePage
from .base import KnowledgeBasePage, TopicPage
from .resource import ResourceKind, ResourcePage

__all__ = ["ArticlePage", "KnowledgeBasePage", "ResourceKind", "ResourcePage", "TopicPage"]
