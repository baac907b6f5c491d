"""Pages for when something cannot be done; each says what to do instead."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from gromada.verdict import Refused


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Say why; to htmx only the sentence, put where messages are."""
    if request.headers.get("HX-Request"):
        response = render(request, "ui/_refusal.html", {"reason": str(refusal)}, status=403)
        response["HX-Retarget"] = "#messages"
        response["HX-Reswap"] = "beforeend"
        return response
    return render(request, "site/refused.html", {"reason": str(refusal)}, status=403)


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
    return render(request, "site/form_too_old.html", {"here": request.path}, status=403)


def apart(template: str, status: int) -> HttpResponse:
    """A page that asks nothing of the request and the database, since one of them is broken."""
    return HttpResponse(render_to_string(template, {"site_name": _("Gromada")}), status=status)
