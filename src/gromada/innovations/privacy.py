"""What is stored about people who add challenges and innovations."""

from django.utils.translation import gettext_lazy as _

from gromada.work.privacy import PersonalField

WILL = _("The person takes part of their own will (Article 6(1)(a) GDPR)")
WITH_ACCOUNT = _("until the account is removed")

PERSONAL_FIELDS = [
    PersonalField(
        field="innovations.Challenge.author",
        of_person="author",
        purpose=_("so that you can change what you added"),
        basis=WILL,
        end=WITH_ACCOUNT,
        audience=_("nobody but you"),
        exported=True,
        erased=_("the challenge stays without any link to you"),
    ),
    PersonalField(
        field="innovations.Innovation.author",
        of_person="author",
        purpose=_("so that you can change what you registered, and are named only if you want it"),
        basis=WILL,
        end=WITH_ACCOUNT,
        audience=_("nobody but you; everyone while you choose to be named"),
        exported=True,
        erased=_("the innovation stays without any link to you"),
    ),
    PersonalField(
        field="innovations.StageEvent.author",
        of_person="author",
        purpose=_("to know who reported a stage"),
        basis=WILL,
        end=WITH_ACCOUNT,
        audience=_("nobody but you; everyone while you choose to be named"),
        exported=True,
        erased=_("the report stays without any link to you"),
    ),
]
