from django.db import migrations

from certificates import triggers


class Migration(migrations.Migration):
    dependencies = [("certificates", "0003_add_issue_obstacle")]

    operations = [migrations.RunPython(triggers.install, triggers.remove)]
