"""Where the pages of this part are."""

from django.urls import path

from gromada.partnerships import views

app_name = "partnerships"
urlpatterns = [
    path("", views.partnership_list, name="partnership_list"),
    path("desk/", views.due_list, name="due_list"),
    path("new/", views.partnership_create, name="partnership_create"),
    path("new/parties/", views.partnership_parties, name="partnership_parties"),
    path("<slug:slug>/", views.partnership_detail, name="partnership_detail"),
    path("<slug:slug>/ocds.json", views.partnership_ocds, name="partnership_ocds"),
    path("<slug:slug>/edit/", views.partnership_edit, name="partnership_edit"),
    path("<slug:slug>/contributions/new/", views.contribution_create, name="contribution_create"),
    path(
        "<slug:slug>/contributions/<int:pk>/delete/",
        views.contribution_strike,
        name="contribution_strike",
    ),
    path("<slug:slug>/outcome/", views.outcome_report, name="outcome_report"),
    path("<slug:slug>/signature/", views.signature_record, name="signature_record"),
    path("<slug:slug>/parties/<int:pk>/agree/", views.party_agree, name="party_agree"),
    path("<slug:slug>/parties/<int:pk>/promise/", views.promise_act, name="promise_act"),
    path("<slug:slug>/commitments/new/", views.commitment_create, name="commitment_create"),
    path(
        "<slug:slug>/commitments/<int:number>/", views.commitment_detail, name="commitment_detail"
    ),
    path(
        "<slug:slug>/commitments/<int:number>/report/",
        views.commitment_report,
        name="commitment_report",
    ),
    path(
        "<slug:slug>/commitments/<int:number>/rate/", views.commitment_rate, name="commitment_rate"
    ),
    path(
        "<slug:slug>/commitments/<int:number>/delete/",
        views.commitment_strike,
        name="commitment_strike",
    ),
    path(
        "<slug:slug>/commitments/<int:number>/<slug:act>/",
        views.commitment_act,
        name="commitment_act",
    ),
    path("<slug:slug>/<slug:act>/", views.partnership_act, name="partnership_act"),
]
