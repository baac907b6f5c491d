from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("evaluation", "0004_margins_in_two_languages"),
    ]

    operations = [
        migrations.AddField(
            model_name="trustwave",
            name="shown",
            field=models.JSONField(blank=True, null=True, verbose_name="what was shown"),
        ),
    ]
