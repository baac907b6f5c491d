"""What codes are called on pages."""

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gromada.methods.charter.templates import templates

# read as the name of a side inside sentences that exist in both languages at once
SIDE_NAMES = {
    "public": {"pl": "strona publiczna", "en": "the public side"},
    "private": {"pl": "strona prywatna", "en": "the private side"},
    "community": {"pl": "strona mieszkańców", "en": "the residents' side"},
    "civic": {"pl": "strona społeczna", "en": "the civic side"},
    "knowledge": {"pl": "strona naukowa", "en": "the knowledge side"},
    "social_economy": {"pl": "strona ekonomii społecznej", "en": "the social economy side"},
    "other": {"pl": "inna strona", "en": "another side"},
}
ORIGINS = {
    "community": pgettext_lazy("origin", "community"),
    "private": pgettext_lazy("origin", "private"),
    "public": pgettext_lazy("origin", "public"),
    "knowledge": pgettext_lazy("origin", "knowledge (universities, schools)"),
    "mixed": pgettext_lazy("origin", "mixed"),
    "not_said": pgettext_lazy("origin", "not said"),
}
STATES = {
    "running": pgettext_lazy("case", "under way"),
    "over": pgettext_lazy("case", "over"),
}
KINDS = {
    "process": _("process"),
    "partnership": _("partnership"),
}
TERRITORIES = {
    "neighbourhood": _("neighbourhood"),
    "municipality": _("municipality"),
    "inter_municipal": _("several municipalities"),
    "region": _("region"),
    "country": _("country"),
    "not_said": pgettext_lazy("territory", "not said"),
}
REASONS = {
    "founding": pgettext_lazy("change of a charter", "The charter was founded."),
    "pilot_end": pgettext_lazy("change of a charter", "A pilot ended."),
    "renewal": pgettext_lazy("change of a charter", "It was renewed."),
    "crisis": pgettext_lazy("change of a charter", "There was a crisis."),
    "law_change": pgettext_lazy("change of a charter", "The law changed."),
    "evaluation": pgettext_lazy("change of a charter", "An evaluation led to it."),
    "political_change": pgettext_lazy("change of a charter", "Those in office changed."),
    "scale_up": pgettext_lazy("change of a charter", "It was made larger."),
    "merger": pgettext_lazy("change of a charter", "It was joined with another."),
    "dispute": pgettext_lazy("change of a charter", "There was a dispute."),
    "not_said": "",
}
STATUSES = {
    "planned": pgettext_lazy("outcome", "planned"),
    "active": pgettext_lazy("outcome", "under way"),
    "completed_as_planned": pgettext_lazy("outcome", "completed as planned"),
    "renewed": pgettext_lazy("outcome", "renewed"),
    "expanded": pgettext_lazy("outcome", "expanded"),
    "renegotiated": pgettext_lazy("outcome", "renegotiated"),
    "distressed": pgettext_lazy("outcome", "in difficulties"),
    "cancelled": pgettext_lazy("outcome", "cancelled"),
    "suspended": pgettext_lazy("outcome", "suspended"),
    "merged": pgettext_lazy("outcome", "merged with another"),
    "reverted_to_public": pgettext_lazy("outcome", "taken back by the public side"),
    "lapsed_informally": pgettext_lazy("outcome", "lapsed without a word"),
}
REPORTERS = {
    "public": _("the public side"),
    "private": _("the private side"),
    "community": _("the residents' side"),
    "civic": _("the civic side"),
    "knowledge": _("the knowledge side"),
    "social_economy": _("the social economy side"),
    "other": _("another side"),
    "outside": _("an outside reviewer"),
}
MISSING = {
    "not_measured": _("nobody measured it"),
    "too_few": _("too few people to say"),
    "not_applicable": _("does not apply"),
}
OTHER_MODEL = {"pl": "Inny model", "en": "Another model"}


def model_title(code: str) -> str:
    """What a model is called, in the reader's language."""
    language = (get_language() or "pl")[:2]
    template = templates().get(code)
    return (template.title if template else OTHER_MODEL).get(language, code)
