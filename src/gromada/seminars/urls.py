"""Where the pages of this part are."""

from django.urls import path

from gromada.seminars import views

app_name = "seminars"
urlpatterns = [
    path("", views.seminar_list, name="seminar_list"),
    path("new/", views.seminar_create, name="seminar_create"),
    path("sign-ups/<str:token>/", views.sign_up_detail, name="sign_up_detail"),
    path("sign-ups/<str:token>/calendar.ics", views.sign_up_calendar, name="sign_up_calendar"),
    path("<slug:slug>/", views.seminar_detail, name="seminar_detail"),
    path("<slug:slug>/signed-up/", views.signed_up, name="signed_up"),
    path("<slug:slug>/calendar.ics", views.seminar_calendar, name="seminar_calendar"),
    path("<slug:slug>/questions/", views.question_list, name="question_list"),
    path("<slug:slug>/questions/<int:number>/", views.question_detail, name="question_detail"),
    path("<slug:slug>/questions/<int:number>/too/", views.question_too, name="question_too"),
    path("<slug:slug>/manage/", views.seminar_manage, name="seminar_manage"),
    path("<slug:slug>/manage/edit/", views.seminar_edit, name="seminar_edit"),
    path("<slug:slug>/manage/publish/", views.seminar_publish, name="seminar_publish"),
    path("<slug:slug>/manage/cancel/", views.seminar_cancel, name="seminar_cancel"),
    path("<slug:slug>/manage/outcome/", views.seminar_outcome, name="seminar_outcome"),
    path("<slug:slug>/manage/sign-ups.csv", views.sign_up_download, name="sign_up_download"),
    path(
        "<slug:slug>/manage/questions/<int:number>/hide/", views.question_hide, name="question_hide"
    ),
    path(
        "<slug:slug>/manage/questions/<int:number>/restore/",
        views.question_restore,
        name="question_restore",
    ),
    path(
        "<slug:slug>/manage/questions/<int:number>/carry/",
        views.question_carry,
        name="question_carry",
    ),
]
