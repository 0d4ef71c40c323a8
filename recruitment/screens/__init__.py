"""What the pages of recruitment show. Reads only."""

from .application import application_context
from .calls import call_context, index_context

__all__ = ["application_context", "call_context", "index_context"]
