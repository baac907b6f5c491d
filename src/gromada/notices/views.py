"""A person's inbox, and the operator's outbox."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import translate_url
from django.utils.translation import get_language, get_language_from_path, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gromada.notices import actions, queries
from gromada.notices.models import Mail, Notice
from gromada.notices.permissions import may_read_mails, may_see_outbox

SHOWN_AT_ONCE = 30


@login_required
def notice_list(request: HttpRequest) -> HttpResponse:
    notices = Paginator(queries.notices_of(request.user), SHOWN_AT_ONCE)
    context = {
        "notices": notices.get_page(request.GET.get("page")),
        "unread": queries.unread_count(request.user),
        "sees_outbox": may_see_outbox(request.user),
    }
    return render(request, "notices/notice_list.html", context)


@login_required
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Go where the message leads, in the language of the page; that is reading it."""
    notice = get_object_or_404(queries.notices_of(request.user), pk=pk)
    actions.mark_read(notice=notice, by=request.user)
    if not notice.link:
        return redirect("notices:notice_list")
    language = get_language() or notice.language
    # Django reads an address only in the language that is active
    with override(get_language_from_path(notice.link) or language):
        return redirect(translate_url(notice.link, language))


@login_required
@require_POST
def mark_read(request: HttpRequest, pk: int) -> HttpResponse:
    notice = get_object_or_404(queries.notices_of(request.user), pk=pk)
    actions.mark_read(notice=notice, by=request.user)
    return _changed(request, notice)


@login_required
@require_POST
def mark_unread(request: HttpRequest, pk: int) -> HttpResponse:
    notice = get_object_or_404(queries.notices_of(request.user), pk=pk)
    actions.mark_unread(notice=notice, by=request.user)
    return _changed(request, notice)


@login_required
@require_POST
def mark_all_read(request: HttpRequest) -> HttpResponse:
    actions.mark_all_read(by=request.user)
    messages.success(request, _("All messages are marked as read."))
    return redirect("notices:notice_list")


@login_required
def mail_list(request: HttpRequest) -> HttpResponse:
    may_see_outbox(request.user).require()
    status = request.GET.get("status", "")
    if status not in Mail.Status.values:
        status = ""
    mails = Paginator(queries.mails_in_outbox(status=status), SHOWN_AT_ONCE)
    context = {
        "mails": mails.get_page(request.GET.get("page")),
        "status": status,
        "statuses": Mail.Status.choices,
        "can_read": may_read_mails(request.user),
        "leaves_machine": bool(settings.EMAIL_HOST),
    }
    return render(request, "notices/mail_list.html", context)


@login_required
def mail_detail(request: HttpRequest, pk: int) -> HttpResponse:
    may_read_mails(request.user).require()
    return render(request, "notices/mail_detail.html", {"mail": get_object_or_404(Mail, pk=pk)})


def _changed(request: HttpRequest, notice: Notice) -> HttpResponse:
    """The same message in its new state: alone for htmx, in its list for the rest."""
    if request.htmx:
        return render(request, "notices/_notice.html", {"notice": notice, "changed": True})
    return redirect("notices:notice_list")
