"""The page of one sign-up, for whoever holds its link."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gromada.seminars import queries
from gromada.seminars.actions import withdraw
from gromada.seminars.models import SignUp
from gromada.seminars.permissions import may_enter_room, may_withdraw
from gromada.seminars.views.finding import calendar_answer


@require_http_methods(["GET", "POST"])
def sign_up_detail(request: HttpRequest, token: str) -> HttpResponse:
    sign_up = found(token)
    if request.method == "POST":
        withdraw(sign_up=sign_up)
        messages.success(request, _("You are no longer signed up. Thank you for telling us."))
        return redirect(sign_up.get_absolute_url())
    before_it = sign_up.seminar.sign_ups.filter(
        status=SignUp.Status.WAITING, number__lte=sign_up.number
    )
    context = {
        "sign_up": sign_up,
        "seminar": sign_up.seminar,
        "when": queries.when_words(sign_up.seminar),
        "turn": before_it.count() if sign_up.is_waiting else 0,
        "entering": may_enter_room(sign_up),
        "withdrawing": may_withdraw(sign_up),
        "token": token,
    }
    return render(request, "seminars/sign_up_detail.html", context)


@require_GET
def sign_up_calendar(request: HttpRequest, token: str) -> HttpResponse:
    sign_up = found(token)
    if not sign_up.is_confirmed:
        raise Http404
    return calendar_answer(queries.invitation_file(sign_up), sign_up.seminar.slug)


def found(token: str) -> SignUp:
    sign_up = queries.sign_up_by(token)
    if sign_up is None:
        raise Http404
    return sign_up
