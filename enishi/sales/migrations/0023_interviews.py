from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sales", "0022_product_targets")]

    operations = [
        migrations.AddField(
            model_name="deal",
            name="interview",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="deal",
            name="interviewed_on",
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(
                condition=models.Q(("interviewed_on__isnull", False)),
                fields=["closed_on"],
                name="deal_interviewed",
            ),
        ),
    ]
