"""Where the pages of this part are."""

from django.urls import path

from gromada.deliberation import views

app_name = "deliberation"
urlpatterns = [
    path("<slug:slug>/vote/", views.vote, name="vote"),
    path("<slug:slug>/vote/thanks/", views.thanks, name="thanks"),
    path("<slug:slug>/map/", views.opinion_map, name="map"),
    path("<slug:slug>/map/numbers/", views.map_numbers, name="map_numbers"),
    path("<slug:slug>/map/opinion-map.csv", views.map_csv, name="map_csv"),
    path("<slug:slug>/map/opinion-map.json", views.map_json, name="map_json"),
    path("<slug:slug>/map/rows/", views.rows, name="rows"),
    path("<slug:slug>/votes/", views.own_vote_list, name="own_vote_list"),
    path("<slug:slug>/statements/", views.statement_list, name="statement_list"),
    path("<slug:slug>/statements/add/", views.statement_add, name="statement_add"),
    path("<slug:slug>/statements/mine/", views.own_statement_list, name="own_statement_list"),
    path("<slug:slug>/statements/hidden/", views.hidden_list, name="hidden_list"),
    path("<slug:slug>/statements/<int:number>/", views.statement_detail, name="statement_detail"),
    path(
        "<slug:slug>/statements/<int:number>/added/", views.statement_added, name="statement_added"
    ),
    path("<slug:slug>/statements/<int:number>/hide/", views.hide, name="hide"),
    path("<slug:slug>/statements/<int:number>/aside/", views.put_aside, name="put_aside"),
    path("<slug:slug>/statements/<int:number>/restore/", views.restore, name="restore"),
]
