from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0002_answers_on_paper")]

    operations = [
        migrations.AddField(
            model_name="study",
            name="hidden_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="hidden"),
        ),
        migrations.AddField(
            model_name="study",
            name="hidden_reason",
            field=models.CharField(blank=True, max_length=1000, verbose_name="why it is hidden"),
        ),
        migrations.AddConstraint(
            model_name="study",
            constraint=models.CheckConstraint(
                condition=models.Q(hidden_at=None, hidden_reason="")
                | (models.Q(hidden_at__isnull=False) & ~models.Q(hidden_reason="")),
                name="study_hidden_with_a_reason",
            ),
        ),
    ]
