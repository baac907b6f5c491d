"""Where the pages of this part are."""

from django.urls import path

from gromada.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notice_list, name="notice_list"),
    path("read/", views.mark_all_read, name="mark_all_read"),
    path("<int:pk>/", views.follow, name="follow"),
    path("<int:pk>/read/", views.mark_read, name="mark_read"),
    path("<int:pk>/unread/", views.mark_unread, name="mark_unread"),
    path("outbox/", views.mail_list, name="mail_list"),
    path("outbox/<int:pk>/", views.mail_detail, name="mail_detail"),
]
