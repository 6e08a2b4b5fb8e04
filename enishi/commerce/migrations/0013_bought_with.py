from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commerce", "0012_price_books")]

    operations = [
        migrations.AddField(
            model_name="product",
            name="bought_with",
            field=models.JSONField(default=dict),
        ),
    ]
