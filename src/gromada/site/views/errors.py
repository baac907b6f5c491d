"""Pages for when something cannot be done; each says what to do instead."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from gromada.verdict import Refused

# signing in is begun anew; what is typed there is nobody's to show
ACCOUNT = re.compile(r"/[a-z]{2}/account/")
SECRET = re.compile("csrfmiddlewaretoken|.*password.*|code|token")
LONGEST = 250_000  # characters; more than any form of ours takes, and a page of 3 MB at most


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Say why; to htmx only the sentence, put where messages are."""
    if request.headers.get("HX-Request"):
        response = render(request, "ui/_refusal.html", {"reason": str(refusal)}, status=403)
        response["HX-Retarget"] = "#messages"
        response["HX-Reswap"] = "beforeend"
        return response
    context = {"reason": str(refusal), "words": words_of(typed_in(request))}
    return render(request, "site/refused.html", context, status=403)


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return apart("site/400.html", 400)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "site/403.html", status=403)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "site/404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    return apart("site/500.html", 500)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's hidden value is missing or of another browser: nothing was saved."""
    # what another site sends is neither shown, as if we said it, nor sent on
    typed = typed_in(request) if is_from_here(request) else []
    context = {
        "here": request.get_full_path(),
        "typed": typed,
        "words": words_of(typed),
        "may_send": typed and not request.FILES,
    }
    return render(request, "site/form_too_old.html", context, status=403)


def signed_out(request: HttpRequest, sign_in: str) -> HttpResponse:
    """Somebody's session ended while they wrote: what they wrote waits until they are back."""
    typed = typed_in(request)
    context = {
        "here": request.get_full_path(),
        "typed": typed,
        "words": words_of(typed),
        "sign_in": sign_in,
    }
    return render(request, "site/signed_out.html", context, status=403)


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed into a form that was not taken, field by field, without what is secret.

    Nothing where it is too long to be shown.
    """
    if request.method != "POST" or ACCOUNT.match(request.path):
        return []
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if not SECRET.fullmatch(name)
        for value in values
    ]
    return typed if sum(len(name) + len(value) for name, value in typed) <= LONGEST else []


def words_of(typed: list[tuple[str, str]]) -> list[str]:
    """What of it is worth copying."""
    return [value for _name, value in typed if " " in value.strip()]


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of this site."""
    own = {settings.SITE_URL, f"{request.scheme}://{request.get_host()}"}
    return request.headers.get("Origin") in own


def apart(template: str, status: int) -> HttpResponse:
    """A page that asks nothing of the request and the database, since one of them is broken."""
    return HttpResponse(render_to_string(template, {"site_name": _("Gromada")}), status=status)
