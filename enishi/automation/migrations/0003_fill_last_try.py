from django.db import migrations, models

WORDS = (
    ("Timeout", "timeout"),
    ("SSL", "certificate"),
    ("NewConnection", "refused"),
    ("Forbidden", "address"),
)


def keep_last_try(apps, schema_editor):
    """The last try becomes the first line of the log, and waiting jobs learn the version they were planned at."""
    Delivery = apps.get_model("automation", "WebhookDelivery")
    Try = apps.get_model("automation", "DeliveryTry")
    Job = apps.get_model("foundation", "Job")
    Delivery.rows.update(asked_at=models.F("created_at"))
    for delivery in Delivery.rows.filter(attempts__gt=0).iterator():
        said = delivery.last_error
        word = next((word for part, word in WORDS if part in said), "broken_off") if said else ""
        Try.objects.create(
            delivery=delivery, at=delivery.updated_at, status=delivery.last_status, error=word, milliseconds=0
        )
    versions = dict(Delivery.rows.filter(status="waiting").values_list("id", "version"))
    for job in Job.objects.filter(path="enishi.automation.jobs.deliver", done_at=None, dead=False):
        job.payload["version"] = versions.get(job.payload["delivery_id"], 0)
        job.save(update_fields=["payload"])


class Migration(migrations.Migration):
    dependencies = [
        ("automation", "0002_keep_each_try"),
        ("foundation", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(keep_last_try, migrations.RunPython.noop),
    ]
