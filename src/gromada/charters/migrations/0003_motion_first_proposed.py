from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("charters", "0002_motion_amount")]

    operations = [
        migrations.AddField(
            model_name="motion",
            name="before",
            field=models.JSONField(blank=True, default=dict, verbose_name="how it was before"),
        ),
        migrations.AddField(
            model_name="motion",
            name="first_payload",
            field=models.JSONField(blank=True, null=True, verbose_name="what was proposed first"),
        ),
        migrations.AddField(
            model_name="motion",
            name="first_reason",
            field=models.TextField(blank=True, max_length=2000, verbose_name="first reason"),
        ),
        migrations.AddField(
            model_name="word",
            name="accepted_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="condition accepted"),
        ),
    ]
