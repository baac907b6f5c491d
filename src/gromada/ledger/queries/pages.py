"""What a link on this site is about."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, resolve
from django.utils.translation import override

from gromada.ledger.models import SUBJECTS

# by the name of a page: the model it shows a row of, and how what is in its address finds the row
PAGES: dict[str, tuple[str, Mapping[str, str]]] = {}


def address_of_page(link: str) -> str:
    """The address of the thing that a page is about, if everybody may see it; else nothing."""
    path = path_here(link)
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


def path_here(link: str) -> str:
    """The path in a link of this site, or in one that names no site; of another site nothing."""
    first = link.strip().partition("/")[0]
    try:  # people leave out the https://
        parts = urlsplit(f"//{link.strip()}" if "." in first else link.strip())
    except ValueError:
        return ""
    return parts.path if not parts.netloc or is_ours(parts.netloc) else ""


def is_ours(netloc: str) -> bool:
    """Whether the site answers to this name, at any port: a test and a proxy have ports of theirs.

    A site that answers to every name knows its own by its address alone.
    """
    own, _port = split_domain_port(urlsplit(settings.SITE_URL).netloc)
    name, _port = split_domain_port(netloc)
    return validate_host(name, [own, *(host for host in settings.ALLOWED_HOSTS if host != "*")])


def came_with(address: str) -> str:
    """What brought a thing that has no entry of its own, such as a recorded conversation."""
    label, _colon, number = address.partition(":")
    if label not in SUBJECTS or not number.isdecimal():
        return ""
    row = SUBJECTS[label](None).filter(pk=int(number)).first()
    return getattr(row, "came_with", "")
