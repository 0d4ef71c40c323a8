"""An index for the surname that stands on a certificate: the register is searched by its beginning.

On PostgreSQL alone. It is an index on an expression, which must be the very one that ``queries.office`` asks with
(``tests/office/test_register.py`` watches that); SQLite, for small sites, cannot match one with parameters.
"""

from django.db import migrations

NAME = "certificates_by_surname"
LETTERS = ["Ąa", "ąa", "Ćc", "ćc", "Ęe", "ęe", "Łl", "łl", "Ńn", "ńn", "Óo", "óo", "Śs", "śs", "Źz", "źz", "Żz", "żz"]


def expression() -> str:
    """As ``core.polish.Folded`` of the last name in the snapshot, written out."""
    replaced = "".join(f", '{letter}', '{base}')" for letter, base in LETTERS)
    return f"{'REPLACE(' * len(LETTERS)}LOWER(snapshot #>> '{{name,last}}'){replaced}"


def add(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"CREATE INDEX {NAME} ON certificates_certificate (({expression()}) text_pattern_ops)")


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {NAME}")


class Migration(migrations.Migration):
    dependencies = [("certificates", "0008_add_obstacle_of_tests")]

    operations = [migrations.RunPython(add, remove)]
