from django.db import migrations


class Migration(migrations.Migration):
    """Installed the first triggers; those of today are installed by the last migration that changed a table."""

    dependencies = [("certificates", "0003_add_issue_obstacle")]

    operations = [migrations.RunPython(migrations.RunPython.noop, migrations.RunPython.noop)]
