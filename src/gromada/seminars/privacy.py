"""What is stored about people who come to a seminar."""

from django.utils.translation import gettext_lazy as _

from gromada.work.privacy import PersonalField

BASIS = _("Your wish to come, given by signing up.")
UNTIL = _("90 days after the seminar, or at once when you withdraw.")
ORGANISERS = _("The organiser; when they download the list, the public record says so.")

PERSONAL_FIELDS = [
    PersonalField(
        field="seminars.SignUp.name",
        of_address="email",
        purpose=_("So that the organiser knows who comes."),
        basis=BASIS,
        end=UNTIL,
        audience=ORGANISERS,
        exported=True,
        erased=_("The name is removed; that somebody came stays counted."),
    ),
    PersonalField(
        field="seminars.SignUp.email",
        of_address="email",
        purpose=_("To send you the link, changes of time or place, and a reminder."),
        basis=BASIS,
        end=UNTIL,
        audience=ORGANISERS,
        exported=True,
        erased=_("The address is removed; that somebody came stays counted."),
    ),
    PersonalField(
        field="seminars.SignUp.language",
        of_address="email",
        purpose=_("So that mails come in your language."),
        basis=BASIS,
        end=_("As long as the seminar is kept on the site."),
        audience=ORGANISERS,
        exported=True,
        erased=_("It stays without any link to you."),
    ),
    PersonalField(
        field="seminars.Question.text",
        of_person="asker__person",
        purpose=_("So that the question can be answered and carried into a process."),
        basis=_("Your wish to ask, given by sending it."),
        end=_("As long as the seminar is kept on the site."),
        audience=_("Everybody, without your name; when it is hidden, the organiser."),
        exported=True,
        erased=_("The text stays without any link to you, unless you ask to remove it."),
    ),
    PersonalField(
        field="seminars.Question.asker",
        of_person="asker__person",
        purpose=_("So that one question is not stored twice."),
        basis=_("Your wish to ask, given by sending it."),
        end=_("Until your account or your browser's key is erased."),
        audience=_("Nobody but you."),
        exported=True,
        erased=_("The link is removed."),
    ),
    PersonalField(
        field="seminars.AskedToo.participant",
        of_person="participant__person",
        purpose=_("To count how many people ask the same, each once."),
        basis=_("Your wish to ask, given by sending it."),
        end=_("Until your account or your browser's key is erased."),
        audience=_("Nobody but you; everybody sees how many there are."),
        exported=True,
        erased=_("It is removed, and the count is one less."),
    ),
    PersonalField(
        field="seminars.Seminar.speakers_pl",
        purpose=_("So that people know who speaks."),
        basis=_("The speaker's agreement, which the organiser asks for."),
        end=_("As long as the seminar is kept on the site."),
        audience=_("Everybody."),
        exported=False,
        erased=_("The organiser takes the name out."),
    ),
]
