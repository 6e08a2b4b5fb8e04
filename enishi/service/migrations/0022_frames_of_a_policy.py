from django.db import migrations


def _told_anew(apps, told):
    """The hours of every policy in the form that `told` gives them."""
    for policy in apps.get_model("service", "SlaPolicy").objects.exclude(hours={}):
        policy.hours = told(policy.hours)
        policy.save(update_fields=["hours"])


def several(apps, schema_editor):
    """One frame a day becomes the first of several."""

    def told(hours):
        opens, closes = hours.pop("opens"), hours.pop("closes")
        return hours | {"frames": [[opens, closes]]}

    _told_anew(apps, told)


def one(apps, schema_editor):
    """Back to one frame: from the first opening to the last close."""

    def told(hours):
        frames = hours.pop("frames")
        return hours | {"opens": frames[0][0], "closes": frames[-1][1]}

    _told_anew(apps, told)


class Migration(migrations.Migration):
    dependencies = [
        ("service", "0021_time_of_the_second_line"),
    ]

    operations = [migrations.RunPython(several, one)]
