"""Who was signed out while writing keeps what they wrote."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from gromada.site.views.errors import signed_out, typed_in


class SignedOutMiddleware:
    """Shows what was written where a view sends its writer away to sign in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 302 or request.method != "POST":
            return response
        sign_in = resolve_url(settings.LOGIN_URL)
        if not response["Location"].startswith(f"{sign_in}?") or not typed_in(request):
            return response
        return signed_out(request, sign_in)
