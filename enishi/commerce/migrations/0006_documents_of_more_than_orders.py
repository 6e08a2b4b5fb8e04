import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commerce", "0005_document_says_its_subject")]

    operations = [
        migrations.AlterField("document", "subject_id", models.PositiveBigIntegerField()),
        migrations.AlterField("document", "subject_uid", models.UUIDField()),
        migrations.AlterField(
            "document",
            "order",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="documents",
                to="commerce.order",
            ),
        ),
        migrations.RemoveConstraint("document", "one_document_a_revision"),
        migrations.AddConstraint(
            "document",
            models.UniqueConstraint(
                fields=("subject", "subject_id", "kind", "language", "revision"),
                name="one_document_a_revision",
            ),
        ),
        migrations.AddField(
            "orderline", "tax_class", models.CharField(blank=True, max_length=12, default=""), False
        ),
        migrations.AddField(
            "orderline", "unit", models.CharField(blank=True, max_length=20, default=""), False
        ),
    ]
