from django.db import migrations


class Migration(migrations.Migration):
    """The ledger of loaders moves to the ground floor, with what it holds."""

    dependencies = [
        ("core", "0003_add_loaded_text"),
        ("courses", "0005_let_law_block_cite_provisions"),
    ]

    operations = [
        migrations.RunSQL(
            "INSERT INTO core_loadedtext (key, source, digest, page_id, loaded_at) SELECT key, source, digest, page_id, loaded_at FROM courses_loadedtext",
            "INSERT INTO courses_loadedtext (key, source, digest, page_id, loaded_at) SELECT key, source, digest, page_id, loaded_at FROM core_loadedtext",
        ),
        migrations.DeleteModel(name="LoadedText"),
    ]
