"""Operators who run the site sign in with two steps, where the site asks for that."""

import re
from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

ACCOUNT = re.compile(r"/[a-z]{2}/account/")


class SecondStepMiddleware:
    """Sends an operator without a second step to the page where one is set up, and nowhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.OPERATORS_NEED_SECOND_STEP and must_set_it_up(request):
            messages.warning(
                request,
                _("You run this site, so you sign in with a second step here. Set one up first."),
            )
            return redirect("mfa_index")
        return self.get_response(request)


def must_set_it_up(request: HttpRequest) -> bool:
    """Account pages stay open: that is where it is set up, and where one signs out."""
    person = request.user
    if not (person.is_authenticated and person.is_operator):
        return False
    if ACCOUNT.match(request.path) or request.path == reverse("healthz"):
        return False
    return not is_mfa_enabled(person)
