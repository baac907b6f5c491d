"""Addresses and letters that cannot be meant are refused before anybody reads them."""

import codecs
from collections.abc import Callable
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse

from gromada.site.views.errors import apart

EMPTY_BYTE = "\0"
LETTERS = "utf-8"  # of every page of ours, so of every form


UNREADABLE = {"charset": "unreadable"}


class Request(WSGIRequest):
    """A request that can be answered also when nobody can read its ``Content-Type``.

    Django reads it before any page is asked for, and gives up on ``charset*=nope''x``.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc]
        except (LookupError, ValueError):
            self.content_type, self.content_params = "", UNREADABLE


class AddressMiddleware:
    """Answers 400 where the address or a cookie has a zero byte, which PostgreSQL stores nowhere.

    Forms refuse it by themselves, field by field. Answers 400 also to what says that it is in other
    letters than our pages: some of them, such as rot13, Python cannot read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if has_empty_byte(request) or has_other_letters(request):
            return apart("site/400.html", 400)
        return self.get_response(request)


def has_empty_byte(request: HttpRequest) -> bool:
    if EMPTY_BYTE in request.path or "%00" in request.META.get("QUERY_STRING", ""):
        return True
    # within quotation marks a cookie can say it as \000
    return any(EMPTY_BYTE in value for value in request.COOKIES.values())


def has_other_letters(request: HttpRequest) -> bool:
    try:
        return codecs.lookup(request.content_params.get("charset", LETTERS)).name != LETTERS
    except LookupError:
        return True
