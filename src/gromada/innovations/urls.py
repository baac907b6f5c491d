"""Where the pages of this part are."""

from django.urls import path

from gromada.innovations import views

app_name = "innovations"
urlpatterns = [
    path("innovations/", views.innovation_list, name="innovation_list"),
    path("innovations/new/", views.innovation_create, name="innovation_create"),
    path("innovations/<slug:slug>/", views.innovation_detail, name="innovation_detail"),
    path("innovations/<slug:slug>/edit/", views.innovation_edit, name="innovation_edit"),
    path("innovations/<slug:slug>/hide/", views.innovation_hide, name="innovation_hide"),
    path("innovations/<slug:slug>/stages/new/", views.stage_report, name="stage_report"),
    path("innovations/<slug:slug>/stages/<int:pk>/", views.stage_correct, name="stage_correct"),
    path("challenges/", views.challenge_list, name="challenge_list"),
    path("challenges/new/", views.challenge_create, name="challenge_create"),
    path("challenges/<slug:slug>/", views.challenge_detail, name="challenge_detail"),
    path("challenges/<slug:slug>/edit/", views.challenge_edit, name="challenge_edit"),
    path("challenges/<slug:slug>/hide/", views.challenge_hide, name="challenge_hide"),
    path("trail/<str:address>/", views.trail, name="trail"),
]
