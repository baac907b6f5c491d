"""Where the pages of this part are: answers under their process, decisions by themselves."""

from django.urls import path

from gromada.decisions import views

app_name = "decisions"
urlpatterns = [
    path("decisions/", views.decision_list, name="decision_list"),
    path("decisions/overdue/", views.overdue_list, name="overdue_list"),
    path("decisions/<int:pk>/", views.decision_detail, name="decision_detail"),
    path("decisions/<int:pk>/edit/", views.decision_edit, name="decision_edit"),
    path("decisions/<int:pk>/position/", views.position_state, name="position_state"),
    path("decisions/<int:pk>/answer/", views.decision_answer, name="decision_answer"),
    path("decisions/<int:pk>/<slug:act>/", views.decision_act, name="decision_act"),
    path("processes/<slug:slug>/decisions/new/", views.decision_prepare, name="decision_prepare"),
    path("processes/<slug:slug>/answers/", views.remark_list, name="remark_list"),
    path("processes/<slug:slug>/answers/<int:number>/", views.remark_detail, name="remark_detail"),
    path("processes/<slug:slug>/answers/desk/", views.answer_desk, name="answer_desk"),
    path("processes/<slug:slug>/answers/desk/sort/", views.remarks_sort, name="remarks_sort"),
    path("processes/<slug:slug>/answers/desk/alike/", views.alike_list, name="alike_list"),
    path("processes/<slug:slug>/answers/desk/term/", views.term_set, name="term_set"),
    path(
        "processes/<slug:slug>/answers/clusters/<int:pk>/",
        views.cluster_detail,
        name="cluster_detail",
    ),
    path(
        "processes/<slug:slug>/answers/<int:number>/answer/",
        views.remark_answer,
        name="remark_answer",
    ),
    path("processes/<slug:slug>/answers/check/<int:pk>/", views.answer_check, name="answer_check"),
    path("processes/<slug:slug>/answers/report/", views.report, name="report"),
    path("processes/<slug:slug>/answers/report/docx/", views.report_docx, name="report_docx"),
    path(
        "processes/<slug:slug>/answers/report/publish/",
        views.report_publish,
        name="report_publish",
    ),
]
