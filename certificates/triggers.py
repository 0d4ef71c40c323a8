"""The promise that a record never changes, kept by the database itself: no code, no shell, no upgrade breaks it.

Used by migrations. SQLite drops the triggers of a table together with the table whenever a migration rebuilds it: such
a migration ends with ``RunPython(install, remove)`` again (``tests/test_triggers.py`` turns red otherwise).
"""

from collections.abc import Iterator

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CERTIFICATE = "certificates_certificate"
EVENT = "certificates_certificateevent"
TEMPLATE = "certificates_certificatetemplate"

SNAPSHOT_COLUMNS = (
    "id number code completion_id template_id snapshot snapshot_sha256 issued_at".split()  # noqa: SIM905
)
TEMPLATE_COLUMNS = (
    "id course_id version title statement issuer signatory_name signatory_position".split()  # noqa: SIM905
)


def rules(differs: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Name, event, table, condition and message of each trigger; ``differs`` is the NULL-safe "is not"."""
    changed = " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in SNAPSHOT_COLUMNS)
    refiled = f"(OLD.pdf_sha256 <> '' AND OLD.pdf_sha256 {differs} NEW.pdf_sha256)"
    given_away = f"(NEW.holder_id IS NOT NULL AND OLD.holder_id {differs} NEW.holder_id)"
    condition = f"{changed} OR {refiled} OR {given_away}"
    yield "frozen_certificate_update", "UPDATE", CERTIFICATE, condition, "a certificate never changes"
    yield "frozen_certificate_delete", "DELETE", CERTIFICATE, "", "a certificate is never deleted"
    yield "frozen_event_update", "UPDATE", EVENT, "", "events of a certificate never change"
    yield "frozen_event_delete", "DELETE", EVENT, "", "events of a certificate are never deleted"
    edited = " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in TEMPLATE_COLUMNS)
    used = f"EXISTS (SELECT 1 FROM {CERTIFICATE} WHERE template_id = OLD.id)"  # noqa: S608
    yield "frozen_template_update", "UPDATE", TEMPLATE, f"({edited}) AND {used}", "a used template never changes"


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
