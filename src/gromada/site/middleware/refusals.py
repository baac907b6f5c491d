"""A refusal becomes a page that says why."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from gromada.site.views.errors import refused
from gromada.verdict import Refused


class RefusalMiddleware:
    """Answers 403 with the reason wherever a view let ``Refused`` through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return refused(request, error) if isinstance(error, Refused) else None
