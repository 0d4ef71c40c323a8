"""Tests that commit empty the database afterwards; on SQLite by DELETE, which our triggers refuse.

A plugin of pytest (see conftest.py of the project): triggers named ``frozen_…`` step aside for the flush of a test
database and stand again after it. PostgreSQL truncates, which no trigger of ours watches.
"""

import pytest

FROZEN = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'frozen\\_%' ESCAPE '\\'"


@pytest.fixture(autouse=True, scope="session")
def _flush_past_triggers():
    from django.db.backends.sqlite3.base import DatabaseOperations  # not before Django is set up

    patch = pytest.MonkeyPatch()
    patch.setattr(DatabaseOperations, "execute_sql_flush", _past_triggers(DatabaseOperations.execute_sql_flush))
    yield
    patch.undo()


def _past_triggers(flush):
    def execute_sql_flush(self, sql_list):
        with self.connection.cursor() as cursor:
            triggers = cursor.execute(FROZEN).fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            try:
                flush(self, sql_list)
            finally:
                for _name, sql in triggers:
                    cursor.execute(sql)

    return execute_sql_flush
