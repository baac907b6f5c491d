"""Addresses of charters, motions and the desk."""

from django.urls import path

from gromada.charters import views

app_name = "charters"

urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("charters/<int:pk>/", views.charter_detail, name="charter_detail"),
    path("motions/<int:pk>/", views.motion_detail, name="motion_detail"),
    path("seats/<str:token>/", views.seat_invitation, name="seat_invitation"),
]
