"""Where the pages of this part are. The page of one process is composed by ``site``."""

from django.urls import path

from gromada.processes import views

app_name = "processes"
urlpatterns = [
    path("", views.process_list, name="process_list"),
    path("new/", views.process_create, name="process_create"),
    path("new/together/", views.found, name="found"),
    path("new/together/plan/", views.found_plan, name="found_plan"),
    path("new/together/<slug:step>/", views.found_step, name="found_step"),
    path("<slug:slug>/founded/", views.founded, name="founded"),
    path("<slug:slug>/edit/", views.process_edit, name="process_edit"),
    path("<slug:slug>/timeline/", views.process_timeline, name="process_timeline"),
    path("<slug:slug>/inputs/", views.intake_list, name="intake_list"),
    path("<slug:slug>/inputs/new/", views.intake_send, name="intake_send"),
    path("<slug:slug>/host/", views.host_desk, name="host_desk"),
    path("<slug:slug>/host/inputs/new/", views.intake_record, name="intake_record"),
    path("<slug:slug>/host/inputs/<int:pk>/", views.intake_answer, name="intake_answer"),
    path("<slug:slug>/host/phases/<int:pk>/<slug:act>/", views.phase_act, name="phase_act"),
    path("<slug:slug>/host/<slug:act>/", views.process_act, name="process_act"),
]
