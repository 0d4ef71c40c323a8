"""Loads the knowledge base from text files: all of it or nothing, and never over a person's edit.

The format of the files is written in docs/knowledge-base-texts.md.
"""

from core.loading import NoHomePage, Report

from .load import load_knowledge_base

__all__ = ["NoHomePage", "Report", "load_knowledge_base"]
