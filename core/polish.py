"""Polish letters in the database: sorted where they belong, found without them. The same on SQLite and PostgreSQL.

Neither needs a collation or a function of its own for it: each letter is replaced, which for some thousands of rows
takes some milliseconds.
"""

from typing import Any, ClassVar

from django.db.models import CharField, Transform

BASES = {"ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z", "ż": "z"}
AFTER_ALL_LETTERS = "~"


class Folded(Transform):
    """To search in: lower case without Polish letters, as `organisations.rules.normalise` makes of what was typed."""

    letters: ClassVar[dict[str, str]] = BASES
    output_field = CharField()

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:
        """Both cases by hand: SQLite knows the lower case of ASCII only."""
        inner, params = compiler.compile(self.lhs)
        pairs = [pair for letter, to in self.letters.items() for pair in ((letter.upper(), to), (letter, to))]
        sql = f"{'REPLACE(' * len(pairs)}LOWER({inner}){', %s, %s)' * len(pairs)}"
        return sql, [*params, *(text for pair in pairs for text in pair)]


class SortKey(Folded):
    """To order by: ć comes after c and before d; letter case does not matter. Compared byte by byte."""

    letters: ClassVar[dict[str, str]] = {
        letter: base + AFTER_ALL_LETTERS * (1 + (letter == "ż")) for letter, base in BASES.items()
    }

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:
        sql, params = self.as_sql(compiler, connection, **context)
        return f'({sql}) COLLATE "C"', params
