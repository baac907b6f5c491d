"""Where the pages of this part are."""

from django.urls import include, path

from gromada.people import views

app_name = "people"
urlpatterns = [
    path("me/", views.my_account, name="my_account"),
    path("demo/<str:token>/", views.demo_sign_in, name="demo_sign_in"),
    path("invitations/<str:token>/", views.invitation, name="invitation"),
    path("organisations/", views.organisation_list, name="organisation_list"),
    path("organisations/new/", views.organisation_create, name="organisation_create"),
    path("organisations/<slug:slug>/", views.organisation_detail, name="organisation_detail"),
    path("organisations/<slug:slug>/edit/", views.organisation_edit, name="organisation_edit"),
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
