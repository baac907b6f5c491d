"""What is stored about oneself: to take along, and to have erased."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from gromada.people import actions
from gromada.people.forms import EraseForm


@login_required
@reauthentication_required
@require_http_methods(["GET", "POST"])
def own_data(request: HttpRequest) -> HttpResponse:
    form = EraseForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        actions.erase_person(address=request.user.email, by=request.user)
        logout(request)
        messages.success(request, _("Your account and your data are erased."))
        return redirect("home")
    status = 422 if form.errors else 200
    return render(request, "people/own_data.html", {"form": form}, status=status)


@login_required
@reauthentication_required
@require_GET
@never_cache
def own_data_file(request: HttpRequest) -> HttpResponse:
    answer = JsonResponse(
        actions.data_of(address=request.user.email),
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    answer["Content-Disposition"] = 'attachment; filename="gromada-my-data.json"'
    return answer
