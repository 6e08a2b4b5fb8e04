from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("interactions", "0002_daily_reports")]

    operations = [
        migrations.AddField(
            model_name="message", name="is_automatic", field=models.BooleanField(default=False)
        ),
    ]
