"""What the public record holds about people."""

from django.utils.translation import gettext_lazy as _

from gromada.work.privacy import PersonalField

PUBLIC_TASK = _(
    "A task in the public interest: that anyone can check what was decided (Article 6(1)(e) GDPR)"
)

PERSONAL_FIELDS = [
    PersonalField(
        field="ledger.Entry.by",
        purpose=_("to show which steps were taken by the same person, without saying who"),
        basis=PUBLIC_TASK,
        end=_("never; a pseudonym can no longer be led back once its key is destroyed"),
        audience=_("everybody, as a pseudonym that is new in each process"),
        exported=True,
        erased=_("the pseudonym stays; nothing leads from it to the person"),
    ),
    PersonalField(
        field="ledger.Text.text",
        purpose=_("to give the reason of a step in the words of who took it"),
        basis=PUBLIC_TASK,
        end=_("as long as the record, or until it is erased"),
        audience=_("everybody"),
        exported=True,
        erased=_("text and salt are destroyed; that there was a text stays in the record"),
    ),
]
