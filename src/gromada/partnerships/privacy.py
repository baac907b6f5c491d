"""What is stored about people who report, rate and judge for a party."""

from django.utils.translation import gettext_lazy as _

from gromada.work.privacy import PersonalField

TASK = _("A task in the public interest: keeping account of what parties promised in public.")
WITH_ACCOUNT = _("until the account is removed")

PERSONAL_FIELDS = [
    PersonalField(
        field="partnerships.CommitmentEvent.author",
        of_person="author",
        purpose=_("to know who reported on a commitment for a party"),
        basis=TASK,
        end=WITH_ACCOUNT,
        audience=_("nobody but you; everyone sees the party"),
        exported=True,
        erased=_("the report stays as the word of the party"),
    ),
    PersonalField(
        field="partnerships.Rating.author",
        of_person="author",
        purpose=_("to know who rated a commitment for a side"),
        basis=TASK,
        end=WITH_ACCOUNT,
        audience=_("nobody but you; everyone sees the side"),
        exported=True,
        erased=_("the rating stays as the word of the side"),
    ),
    PersonalField(
        field="partnerships.OutcomeReport.author",
        of_person="author",
        purpose=_("to know who said for a side how the partnership fared"),
        basis=TASK,
        end=WITH_ACCOUNT,
        audience=_("nobody but you; everyone sees the side"),
        exported=True,
        erased=_("the report stays as the word of the side"),
    ),
    PersonalField(
        field="partnerships.Partnership.signed_by",
        purpose=_("so that everyone can read who signed the agreement, by name and office"),
        basis=_("Openness of agreements of public bodies."),
        end=_("as long as the partnership is shown on this site"),
        audience=_("everyone"),
        exported=False,
        erased=_("the names are removed on request; the document stays named"),
    ),
]
