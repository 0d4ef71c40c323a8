"""Certificates issued before there was a chain keep number, date and document; their events are put in it as they stand."""

from uuid import uuid4

from django.db import migrations

from certificates import rules


def chain_events(apps, schema_editor):
    event_model = apps.get_model("certificates", "CertificateEvent")
    previous, sequence = rules.FIRST, 0
    for sequence, event in enumerate(event_model.objects.order_by("pk"), start=1):
        link = rules.Link(
            sequence=sequence,
            certificate=str(event.certificate_id),
            kind=event.kind,
            happened_at=event.happened_at,
            data=event.data,
            previous_sha256=previous,
        )
        event.sequence, event.previous_sha256, event.sha256 = sequence, previous, rules.link_digest(link)
        event.save(update_fields=["sequence", "previous_sha256", "sha256"])
        previous = event.sha256
    apps.get_model("certificates", "EventChain").objects.create(pk=1, last_sequence=sequence, last_sha256=previous)


def list_signatories(apps, schema_editor):
    for template in apps.get_model("certificates", "CertificateTemplate").objects.exclude(signatory_name=""):
        value = {"name": template.signatory_name, "position": template.signatory_position}
        template.signatories = [{"type": "signatory", "value": value, "id": str(uuid4())}]
        template.save(update_fields=["signatories"])


class Migration(migrations.Migration):
    dependencies = [("certificates", "0005_add_standing_records")]

    operations = [
        migrations.RunPython(chain_events, migrations.RunPython.noop),
        migrations.RunPython(list_signatories, migrations.RunPython.noop),
    ]
