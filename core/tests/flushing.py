# ruff: noqa: S608  (the names in the statements are those of our own tables)
"""Tests that commit empty the database afterwards: quickly, and past the triggers that freeze records.

A plugin of pytest (see conftest.py of the project). Django's own way truncates every table and writes content types,
permissions and roles anew, 0.9 s a test on PostgreSQL. Here only tables that hold rows are emptied, and what
`migrate` writes stays as long as no test has changed the roles; if one has, Django's way puts it right.
"""

import pytest

KEPT = ("django_content_type", "auth_permission", "auth_group", "auth_group_permissions")
ROLES = (
    "SELECT COUNT(*), SUM(id) FROM auth_group",
    "SELECT COUNT(*), SUM(group_id * 100000 + permission_id) FROM auth_group_permissions",
    "SELECT COUNT(*), SUM(id) FROM auth_permission",
)
FROZEN = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'frozen\\_%' ESCAPE '\\'"


@pytest.fixture(autouse=True, scope="session")
def _quick_flush():
    from django.core.management.commands import flush  # not before Django is set up
    from django.db.backends.sqlite3.base import DatabaseOperations

    patch = pytest.MonkeyPatch()
    patch.setattr(DatabaseOperations, "execute_sql_flush", _past_triggers(DatabaseOperations.execute_sql_flush))
    patch.setattr(flush.Command, "handle", _quickly(flush.Command.handle))
    yield
    patch.undo()


def _past_triggers(flush):
    """SQLite flushes by DELETE, which triggers named ``frozen_…`` refuse: they step aside. PostgreSQL truncates."""

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


_roles_of_migrate: list[tuple] = []


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """As pytest-django makes the database; then it is noted what the roles may do."""
    from django.db import connection

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        _roles_of_migrate[:] = _roles(cursor)


def _quickly(handle):
    def flush(self, **options):
        from django.db import connection

        with connection.cursor() as cursor:
            is_plain = _roles(cursor) == _roles_of_migrate and _may_pass_triggers(connection, cursor)
        if is_plain:
            _empty(connection)
        else:
            handle(self, **options)

    return flush


def _roles(cursor) -> list[tuple]:
    """What changes as soon as a role may do more or less."""
    found = []
    for sql in ROLES:
        cursor.execute(sql)
        found += cursor.fetchall()
    return found


def _may_pass_triggers(connection, cursor) -> bool:
    """On PostgreSQL only a superuser may delete without asking triggers and foreign keys."""
    if connection.vendor == "sqlite":
        return True
    cursor.execute("SELECT usesuper FROM pg_user WHERE usename = current_user")
    return cursor.fetchone()[0]


def _filled_tables(connection, cursor) -> list[str]:
    tables = [name for name in connection.introspection.django_table_names(only_existing=True) if name not in KEPT]
    cursor.execute(" UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in tables))
    return [name for (name,) in cursor.fetchall()]


def _empty(connection) -> None:
    """In one transaction, so that what a late request of a browser writes is seen as a whole, or not at all."""
    from django.db import transaction

    with transaction.atomic(), connection.cursor() as cursor:
        deletions = [f"DELETE FROM {name}" for name in _filled_tables(connection, cursor)]
        if connection.vendor == "sqlite":
            connection.ops.execute_sql_flush(deletions)
        elif deletions:
            cursor.execute("; ".join(["SET LOCAL session_replication_role = replica", *deletions]))
