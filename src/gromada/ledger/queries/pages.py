"""What a link on this site is about."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import override

from gromada.ledger.models import SUBJECTS

# by the name of a page: the model it shows a row of, and how what is in its address finds the row
PAGES: dict[str, tuple[str, Mapping[str, str]]] = {}


def address_of_page(link: str) -> str:
    """The address of the thing that a page is about, if everybody may see it; else nothing."""
    path = urlsplit(link.strip()).path
    language = path.strip("/").partition("/")[0]
    if language not in dict(settings.LANGUAGES):
        return ""
    try:
        with override(language):  # addresses of other languages are not known in this one
            found = resolve(path)
    except Resolver404:
        return ""
    if found.view_name not in PAGES:
        return ""
    label, lookups = PAGES[found.view_name]
    wanted = {lookup: found.kwargs[name] for name, lookup in lookups.items()}
    row = SUBJECTS[label](None).filter(**wanted).first()
    return row.address if row else ""


def came_with(address: str) -> str:
    """What brought a thing that has no entry of its own, such as a recorded conversation."""
    label, _colon, number = address.partition(":")
    if label not in SUBJECTS or not number.isdecimal():
        return ""
    row = SUBJECTS[label](None).filter(pk=int(number)).first()
    return getattr(row, "came_with", "")
