"""What one participant says to one statement."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gromada.deliberation.models.statement import Statement


class Vote(models.Model):
    """The latest word of a participant on a statement.

    ``token`` names the request that brought it, so that a request repeated
    after a lost answer is acknowledged and changes nothing.
    """

    class Value(models.IntegerChoices):
        AGREE = 1, pgettext_lazy("vote", "agree")
        DISAGREE = -1, pgettext_lazy("vote", "disagree")
        PASS = 0, pgettext_lazy("vote", "pass")

    # The constraint and the index below serve every query on both keys.
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="votes", db_index=False)
    participant = models.ForeignKey(
        "people.Participant", models.PROTECT, related_name="votes", db_index=False
    )
    value = models.SmallIntegerField(_("vote"), choices=Value)
    cast_at = models.DateTimeField(_("cast"))
    token = models.CharField(max_length=36, blank=True, default="")

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "statement"], name="one_vote_on_a_statement"
            ),
            models.CheckConstraint(
                condition=models.Q(value__in=[-1, 0, 1]), name="vote_agree_disagree_or_pass"
            ),
        ]
        # What is new on a statement, and how people voted, without touching the rows.
        indexes = [models.Index(fields=["statement", "cast_at", "value"], name="vote_counts")]

    def __str__(self) -> str:
        return self.get_value_display()
