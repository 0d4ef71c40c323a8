from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("certificates", "0007_close_the_chain")]

    operations = [
        migrations.AlterField(
            model_name="issueobstacle",
            name="kind",
            field=models.CharField(
                choices=[
                    ("name", "no first name or last name"),
                    ("letters", "letters that the font lacks"),
                    ("tests", "a required test is not passed"),
                ],
                max_length=12,
                verbose_name="reason",
            ),
        ),
    ]
