"""Messages for tests."""

from gromada.notices.actions import notify, send_mail
from gromada.notices.models import Mail, Notice


def make_notice(person, **facts) -> Notice:
    facts.setdefault("context", {"what": "Trees & shade"})
    return notify(person, template="notices/sample", **facts)


def make_mail(**facts) -> Mail:
    facts.setdefault("to", "ewa@example.org")
    facts.setdefault("language", "pl")
    facts.setdefault("context", {"what": "Trees & shade"})
    return send_mail(template="notices/sample", **facts)
