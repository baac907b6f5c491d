"""Addresses that cannot be meant are refused before anybody reads them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from gromada.site.views.errors import apart

EMPTY_BYTE = "\0"


class AddressMiddleware:
    """Answers 400 where the address or a cookie has a zero byte, which PostgreSQL stores nowhere.

    Forms refuse it by themselves, field by field.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return (
            apart("site/400.html", 400) if has_empty_byte(request) else self.get_response(request)
        )


def has_empty_byte(request: HttpRequest) -> bool:
    if EMPTY_BYTE in request.path or "%00" in request.META.get("QUERY_STRING", ""):
        return True
    # within quotation marks a cookie can say it as \000
    return any(EMPTY_BYTE in value for value in request.COOKIES.values())
