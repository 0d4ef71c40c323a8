from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="WorkerLife",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("worker_id", models.CharField(max_length=64, unique=True)),
                ("process", models.CharField(max_length=120)),
                ("alive_until", models.DateTimeField()),
            ],
            options={"verbose_name": "worker", "verbose_name_plural": "workers"},
        ),
        migrations.CreateModel(
            name="PeriodicRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True)),
                ("next_run", models.DateTimeField()),
            ],
            options={"verbose_name": "periodic job", "verbose_name_plural": "periodic jobs"},
        ),
    ]
