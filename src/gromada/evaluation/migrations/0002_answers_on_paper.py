from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="trustanswers",
            name="on_paper",
            field=models.BooleanField(default=False, verbose_name="on paper"),
        ),
    ]
