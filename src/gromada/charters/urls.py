"""Addresses of charters, motions, seats and the desk."""

from django.urls import path

from gromada.charters import views

app_name = "charters"

urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("charters/<int:pk>/", views.charter_detail, name="charter_detail"),
    path("charters/<int:pk>/print/", views.charter_print, name="charter_print"),
    path("charters/<int:pk>/versions/", views.version_list, name="version_list"),
    path(
        "charters/<int:pk>/versions/<int:number>/",
        views.version_difference,
        name="version_difference",
    ),
    path("charters/<int:pk>/what-if/", views.what_if, name="what_if"),
    path("charters/<int:pk>/propose/<slug:name>/", views.charter_act, name="charter_act"),
    path("charters/<int:pk>/motions/", views.motion_list, name="motion_list"),
    path("motions/<int:pk>/", views.motion_detail, name="motion_detail"),
    path("motions/<int:pk>/word/", views.motion_say, name="motion_say"),
    path("motions/<int:pk>/condition/", views.motion_condition, name="motion_condition"),
    path(
        "motions/<int:pk>/words/<int:word>/accept/",
        views.condition_accept,
        name="condition_accept",
    ),
    path("motions/<int:pk>/words/<int:word>/answer/", views.word_answer, name="word_answer"),
    path("motions/<int:pk>/more-time/", views.motion_extend, name="motion_extend"),
    path("motions/<int:pk>/withdraw/", views.motion_withdraw, name="motion_withdraw"),
    path("motions/<int:pk>/depart/", views.motion_depart, name="motion_depart"),
    path("motions/<int:pk>/duties/<int:duty>/", views.duty_fulfil, name="duty_fulfil"),
    path("seats/invitation/<str:token>/", views.seat_invitation, name="seat_invitation"),
    path("seats/<int:pk>/", views.seat_detail, name="seat_detail"),
    path("seats/<int:pk>/ties/", views.seat_ties, name="seat_ties"),
    path("seats/<int:pk>/delegate/", views.seat_delegate, name="seat_delegate"),
    path("seats/<int:pk>/hand-over/", views.seat_hand_over, name="seat_hand_over"),
    path("seats/<int:pk>/give-up/", views.seat_give_up, name="seat_give_up"),
    path("seats/<int:pk>/nominate/", views.seat_nominate, name="seat_nominate"),
    path("seats/<int:pk>/withdraw/", views.seat_withdraw, name="seat_withdraw"),
    path("seats/<int:pk>/fill/", views.seat_fill, name="seat_fill"),
    path("seats/<int:pk>/vacate/", views.seat_vacate, name="seat_vacate"),
]
