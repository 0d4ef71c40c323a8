"""The promise that a record never changes, kept by the database itself: no code, no shell, no upgrade breaks it.

Used by migrations. SQLite drops the triggers of a table together with the table whenever a migration rebuilds it: such
a migration ends with ``RunPython(install, remove)`` again (``tests/test_triggers.py`` turns red otherwise).
"""

from collections.abc import Iterator

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CERTIFICATE = "certificates_certificate"
EVENT = "certificates_certificateevent"
TEMPLATE = "certificates_certificatetemplate"
SERIES = "certificates_numberseries"
CHAIN = "certificates_eventchain"
KEY = "certificates_signingkey"
LIST = "certificates_statuslist"

SNAPSHOT_COLUMNS = [
    "id",
    "number",
    "code",
    "completion_id",
    "template_id",
    "snapshot_sha256",
    "issued_at",
    "valid_until",
    "supersedes_id",
    "reason",
    "status_list_id",
    "status_index",
]
PERSONAL_COLUMNS = ["snapshot", "badge"]
"""Change once, in the very statement that marks the person as erased."""
SET_ONCE_COLUMNS = {"unsigned_sha256": "''", "pdf_sha256": "''", "erased_sha256": "''", "erased_at": "NULL"}
"""Column → what it holds until it is set for good."""
TEMPLATE_COLUMNS = [
    "id",
    "course_id",
    "version",
    "title",
    "statement",
    "issuer",
    "signatories",
    "logos",
    "logo_files",
    "hours",
    "programme",
    "outcomes",
    "accent",
    "valid_months",
]
KEY_COLUMNS = ["id", "kid", "public_jwk", "created_at"]


def rules(differs: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Name, event, table, condition and message of each trigger; ``differs`` is the NULL-safe "is not"."""
    changed = _any_differs(SNAPSHOT_COLUMNS, differs)
    exposed = f"(({_any_differs(PERSONAL_COLUMNS, differs)}) AND (OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL))"
    reset = " OR ".join(
        f"(OLD.{column} {differs} {empty} AND OLD.{column} {differs} NEW.{column})"
        for column, empty in SET_ONCE_COLUMNS.items()
    )
    given_away = f"(NEW.holder_id IS NOT NULL AND OLD.holder_id {differs} NEW.holder_id)"
    condition = f"{changed} OR {exposed} OR {reset} OR {given_away}"
    yield "frozen_certificate_update", "UPDATE", CERTIFICATE, condition, "a certificate never changes"
    yield "frozen_certificate_delete", "DELETE", CERTIFICATE, "", "a certificate is never deleted"
    yield "frozen_event_update", "UPDATE", EVENT, "", "events of a certificate never change"
    yield "frozen_event_delete", "DELETE", EVENT, "", "events of a certificate are never deleted"
    used = f"EXISTS (SELECT 1 FROM {CERTIFICATE} WHERE template_id = OLD.id)"  # noqa: S608
    edited = f"({_any_differs(TEMPLATE_COLUMNS, differs)}) AND {used}"
    yield "frozen_template_update", "UPDATE", TEMPLATE, edited, "a used template never changes"
    yield from _counters(differs)
    yield "frozen_key_update", "UPDATE", KEY, _any_differs(KEY_COLUMNS, differs), "a published key never changes"
    yield "frozen_key_delete", "DELETE", KEY, "", "a published key is never deleted"
    yield "frozen_list_delete", "DELETE", LIST, "", "a status list is never deleted"


def _counters(differs: str) -> Iterator[tuple[str, str, str, str, str]]:
    """They go up by one, and by nothing else: no number is given twice, none is left out."""
    series = f"NEW.last_number <> OLD.last_number + 1 OR {_any_differs(['id', 'prefix', 'year'], differs)}"
    yield "frozen_series_update", "UPDATE", SERIES, series, "a series never leaves a number out"
    yield "frozen_series_delete", "DELETE", SERIES, "", "a series is never deleted"
    chain = f"NEW.last_sequence <> OLD.last_sequence + 1 OR {_any_differs(['id'], differs)}"
    yield "frozen_chain_update", "UPDATE", CHAIN, chain, "the chain never leaves an event out"
    yield "frozen_chain_delete", "DELETE", CHAIN, "", "the chain is never deleted"


def _any_differs(columns: list[str], differs: str) -> str:
    return " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in columns)


def _sqlite(name: str, event: str, table: str, condition: str, message: str) -> list[str]:
    when = f"WHEN {condition} " if condition else ""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    return [f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when}{refuse}"]


def _postgresql(name: str, event: str, table: str, condition: str, message: str) -> list[str]:
    # PostgreSQL takes no subquery in WHEN, so the condition stands in the function.
    answer = "NEW" if event == "UPDATE" else "OLD"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition or 'TRUE'} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; "
        f"END IF; RETURN {answer}; END $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def install(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Idempotent: what stands is replaced."""
    remove(apps, schema_editor)
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    make = _sqlite if is_sqlite else _postgresql
    for trigger in rules("IS NOT" if is_sqlite else "IS DISTINCT FROM"):
        for statement in make(*trigger):
            schema_editor.execute(statement)


def remove(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for name, _event, table, _condition, _message in rules("IS NOT"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}" + ("" if is_sqlite else f" ON {table}"))
        if not is_sqlite:
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()")
