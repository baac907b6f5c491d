"""Where the pages of this part are."""

from django.urls import include, path

from gromada.people import views

app_name = "people"
urlpatterns = [
    path("me/", views.my_account, name="my_account"),
    path("me/data/", views.own_data, name="own_data"),
    path("me/data.json", views.own_data_file, name="own_data_file"),
    path("card/", views.card, name="card"),
    path("card/remove/", views.card_remove, name="card_remove"),
    path("card/lines/<int:pk>/", views.card_line_change, name="card_line_change"),
    path("card/lines/<int:pk>/remove/", views.card_line_remove, name="card_line_remove"),
    path("together/<str:holder>/", views.who_brings_what, name="who_brings_what"),
    path("together/<str:holder>/card/", views.card_place, name="card_place"),
    path("together/<str:holder>/say/", views.stake_add, name="stake_add"),
    path("together/<str:what>/<int:pk>/back/", views.stake_withdraw, name="stake_withdraw"),
    path("matches/<int:offer>/<int:need>/", views.match_answer, name="match_answer"),
    path("demo/<str:token>/", views.demo_sign_in, name="demo_sign_in"),
    path("invitations/<str:token>/", views.invitation, name="invitation"),
    path("organisations/", views.organisation_list, name="organisation_list"),
    path("organisations/new/", views.organisation_create, name="organisation_create"),
    path("organisations/<slug:slug>/", views.organisation_detail, name="organisation_detail"),
    path("organisations/<slug:slug>/edit/", views.organisation_edit, name="organisation_edit"),
    path(
        "organisations/<slug:slug>/invitations/<int:pk>/withdraw/",
        views.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path(
        "organisations/<slug:slug>/invite/", views.organisation_invite, name="organisation_invite"
    ),
    path(
        "organisations/<slug:slug>/members/<int:pk>/end/",
        views.membership_end,
        name="membership_end",
    ),
]

# allauth finds its pages by name, so they stand outside our namespace
account_urlpatterns = [
    path("2fa/webauthn/add/", views.add_passkey, name="mfa_add_webauthn"),
    path("", include("allauth.urls")),
]
