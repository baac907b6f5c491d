"""Where the pages of this part are."""

from django.urls import path

from gromada.work import views

app_name = "work"
urlpatterns = [
    path("", views.failure_list, name="failure_list"),
    path("retry/", views.retry_all, name="retry_all"),
    path("<uuid:pk>/", views.failure_detail, name="failure_detail"),
    path("<uuid:pk>/retry/", views.retry, name="retry"),
    path("<uuid:pk>/discard/", views.discard, name="discard"),
]
