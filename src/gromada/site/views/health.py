"""For whoever watches over the machine."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from gromada.work.permissions import may_see_failures
from gromada.work.queries import health


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while pages can be served, 503 while not; the worker's state is told beside it.

    How much waits and fails is told to operators alone.
    """
    found = health()
    works = found.database_answers and found.worker_lives
    told = {
        "status": "ok" if works else "degraded" if found.database_answers else "down",
        "database": "answers" if found.database_answers else "silent",
        "worker": "lives" if found.worker_lives else "silent",
    }
    if found.database_answers and may_see_failures(request.user):
        told |= {
            "jobs_waiting": found.waiting,
            "jobs_failed": found.failed,
            "oldest_waiting_seconds": found.oldest_waiting_seconds,
        }
    return JsonResponse(told, status=200 if found.database_answers else 503)
