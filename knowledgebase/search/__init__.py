"""Search in Polish: an inverted index of lemmas in two ordinary tables, the same on SQLite and PostgreSQL.

`registry` says what is searched (an app registers its own in `<app>/search.py`), `services` write the index at
publication, `queries` read it. Pure: `words`, `question`, `scoring`, `passages`. `lemmas` asks Morfeusz.
"""


def start() -> None:
    """Once, when all models are there: gather what is searched, then listen for its changes."""
    from django.utils.module_loading import autodiscover_modules

    from knowledgebase.search import receivers, sources

    sources.register_sources()
    autodiscover_modules("search")
    receivers.connect()
