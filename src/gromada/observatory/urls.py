"""Where the pages of the observatory are."""

from django.urls import path

from gromada.observatory import views

app_name = "observatory"
urlpatterns = [
    path("", views.comparison, name="comparison"),
    path("cases/", views.case_list, name="case_list"),
    path("cases/<str:key>/", views.case_detail, name="case_detail"),
    path("changes/", views.turn_list, name="turn_list"),
    path("how-to-read/", views.how_to_read, name="how_to_read"),
    path("bundles/", views.bundle_list, name="bundle_list"),
    path("bundles/own.json", views.bundle_file, name="bundle_file"),
    path("bundles/new/", views.bundle_import, name="bundle_import"),
    path("bundles/<int:pk>/remove/", views.bundle_remove, name="bundle_remove"),
]
