"""Doors that are being built: names of addresses that messages lead to."""

from django.http import HttpRequest, HttpResponse


def desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=501)


def charter_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def motion_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def seat_invitation(request: HttpRequest, token: str) -> HttpResponse:
    return HttpResponse(status=501)
