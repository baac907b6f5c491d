"""What this app stores about people, why, for how long, and who sees it."""

from django.utils.translation import gettext_lazy as _

from gromada.work.privacy import PersonalField

SERVICE = _("The account that the person asked for (Article 6(1)(b) GDPR)")
SAFETY = _("A site that works for everybody (Article 6(1)(f) GDPR)")
OPINION = _("The person takes part of their own will (Articles 6(1)(a) and 9(2)(a) GDPR)")
ONLY_SELF = _("the person")
WITH_ACCOUNT = _("until the account is removed")

PERSONAL_FIELDS = [
    PersonalField(
        field="people.Person.email",
        purpose=_("to sign in and to be written to"),
        basis=SERVICE,
        end=WITH_ACCOUNT,
        audience=_("the person and the operators"),
        exported=True,
        erased=_("nothing stays"),
    ),
    PersonalField(
        field="people.Person.name",
        purpose=_("to say who acts for an organisation"),
        basis=SERVICE,
        end=WITH_ACCOUNT,
        audience=_("the person, members of the same organisation, the operators"),
        exported=True,
        erased=_("«account removed» stays in its place"),
    ),
    PersonalField(
        field="people.Person.language",
        purpose=_("to write in the language the person reads"),
        basis=SERVICE,
        end=WITH_ACCOUNT,
        audience=ONLY_SELF,
        exported=True,
        erased=_("nothing stays"),
    ),
    PersonalField(
        field="people.Person.password",
        purpose=_("to sign in, if the person wants a password; kept as an argon2 hash"),
        basis=SERVICE,
        end=WITH_ACCOUNT,
        audience=_("nobody"),
        exported=False,
        erased=_("nothing stays"),
    ),
    PersonalField(
        field="people.Person.last_login",
        purpose=_("to notice that somebody else signed in"),
        basis=SAFETY,
        end=WITH_ACCOUNT,
        audience=ONLY_SELF,
        exported=True,
        erased=_("nothing stays"),
    ),
    PersonalField(
        field="people.Person.joined_at",
        purpose=_("to tell a new account from an old one when the site is abused"),
        basis=SAFETY,
        end=WITH_ACCOUNT,
        audience=_("the person and the operators"),
        exported=True,
        erased=_("nothing stays"),
    ),
    PersonalField(
        field="people.Membership.person",
        purpose=_("to know who acts for which organisation, and since when"),
        basis=SERVICE,
        end=_("until the account is removed; the public record keeps a pseudonym"),
        audience=_("the person, members of the same organisation, the operators"),
        exported=True,
        erased=_("that there was a member, without who"),
    ),
    PersonalField(
        field="people.Invitation.email",
        purpose=_("to invite somebody to an organisation"),
        basis=SAFETY,
        end=_("until it is accepted or withdrawn, at most 14 days"),
        audience=_("stewards of the organisation and the operators"),
        exported=True,
        erased=_("nothing stays"),
    ),
    PersonalField(
        field="people.Participant.person",
        purpose=_("to count each person once and to let them change their vote"),
        basis=OPINION,
        end=WITH_ACCOUNT,
        audience=ONLY_SELF,
        exported=True,
        erased=_("that somebody took part, without who"),
    ),
    PersonalField(
        field="people.Participant.browser_hash",
        purpose=_("to count each browser once when somebody takes part without an account"),
        basis=OPINION,
        end=_("until the person signs in; the cookie itself ends 12 months after the last vote"),
        audience=_("nobody"),
        exported=False,
        erased=_("nothing stays"),
    ),
    PersonalField(
        field="people.Tally.key",
        purpose=_("to stop floods; a network or an address stands there under a keyed name"),
        basis=SAFETY,
        end=_("at most an hour after the limit ends; the name of a network changes every day"),
        audience=_("nobody"),
        exported=False,
        erased=_("nothing stays"),
    ),
    PersonalField(
        field="people.DemoLink.person",
        purpose=_("to sign an invented person in, in a demo"),
        basis=SAFETY,
        end=_("until it is used, at most 24 hours"),
        audience=_("nobody"),
        exported=False,
        erased=_("nothing stays"),
    ),
    PersonalField(
        field="account.EmailAddress.email",
        purpose=_("to know that the address was confirmed, and a new one while it is not"),
        basis=SERVICE,
        end=WITH_ACCOUNT,
        audience=ONLY_SELF,
        exported=True,
        erased=_("nothing stays"),
    ),
    PersonalField(
        field="mfa.Authenticator.data",
        purpose=_("to sign in with a passkey or an authenticator app; secrets are encrypted"),
        basis=SERVICE,
        end=_("until the person removes it"),
        audience=_("nobody"),
        exported=False,
        erased=_("nothing stays"),
    ),
    PersonalField(
        field="sessions.Session.session_data",
        purpose=_("to stay signed in"),
        basis=SERVICE,
        end=_("a month after the last visit, or when the person signs out"),
        audience=_("nobody"),
        exported=False,
        erased=_("nothing stays"),
    ),
]
