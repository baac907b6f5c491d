"""What we owe every visitor to say."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gromada.site.privacy import COOKIES, stored_about_people

# when somebody last went through every page with the criteria in hand
ACCESSIBILITY_REVIEWED = date(2026, 11, 23)


def privacy(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "site/privacy.html",
        {"cookies": COOKIES, "parts": stored_about_people(), "host": settings.RUN_BY},
    )


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "site/accessibility.html",
        {
            "host": settings.RUN_BY,
            "site_url": settings.SITE_URL,
            "reviewed": ACCESSIBILITY_REVIEWED,
        },
    )


def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /*/account/", "Disallow: /*/ui/", "Disallow: /healthz"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
