"""Where the pages of this part are."""

from django.urls import path

from gromada.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.gallery, name="gallery"),
]
