"""Headers that every answer carries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

DEVICES = "accelerometer camera geolocation gyroscope microphone payment usb"
NO_DEVICES = ", ".join(f"{name}=()" for name in DEVICES.split())


class HeadersMiddleware:
    """What the browser must not do for this site, and that pages are not kept by others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", NO_DEVICES)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "Cache-Control" not in response:
            # what was shown to somebody signed in is not shown to the next one at this computer
            person = getattr(request, "_cached_user", None)  # asked for by nobody: no query
            signed_in = person is not None and person.is_authenticated
            never_kept = {"no_store": True} if signed_in else {}
            patch_cache_control(response, private=True, no_cache=True, **never_kept)
        return response
