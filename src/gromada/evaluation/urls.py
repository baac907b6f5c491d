"""Where the pages of this part are."""

from django.urls import path

from gromada.evaluation import views

app_name = "evaluation"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("studies/", views.study_list, name="study_list"),
    path("studies/new/", views.study_register, name="study_register"),
    path("studies/<int:pk>/", views.study_detail, name="study_detail"),
    path("studies/<int:pk>/progress/", views.study_progress, name="study_progress"),
    path("studies/<int:pk>/hide/", views.study_hide, name="study_hide"),
    path("studies/<int:pk>/data/", views.data_add, name="data_add"),
    path("studies/<int:pk>/study.toml", views.study_file, name="study_file"),
    path("studies/<int:pk>/<int:number>.json", views.study_json, name="study_json"),
    path("studies/<int:pk>/<int:number>.html", views.study_report, name="study_report"),
    path("studies/<int:pk>/<int:number>/again/", views.data_again, name="data_again"),
    path("trust/answer/<str:token>/", views.trust_answer, name="trust_answer"),
    path("trust/thanks/", views.trust_thanks, name="trust_thanks"),
    path("of/<str:address>/", views.measures, name="measures"),
    path("of/<str:address>/trust/", views.trust, name="trust"),
    path("of/<str:address>/trust/open/", views.trust_open, name="trust_open"),
    path("of/<str:address>/trust/ask/", views.trust_ask, name="trust_ask"),
    path("of/<str:address>/trust/print/", views.trust_print, name="trust_print"),
    path("of/<str:address>/trust/close/", views.trust_close, name="trust_close"),
    path("of/<str:address>/people/", views.inclusion, name="inclusion"),
    path("of/<str:address>/people/table/", views.margins_load, name="margins_load"),
    path("of/<str:address>/people/me/", views.about_me, name="about_me"),
]
