"""Every address of the site, under its language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from gromada.site import views

urlpatterns = i18n_patterns(
    path("", views.home, name="home"),
    path("ledger/", include("gromada.ledger.urls")),
    path("inbox/", include("gromada.notices.urls")),
    path("work/", include("gromada.work.urls")),
    path("people/", include("gromada.people.urls")),
    path("account/", include("allauth.urls")),
    path("processes/", include("gromada.deliberation.urls")),
    path("processes/", include("gromada.processes.urls")),
    path("ui/", include("gromada.ui.urls")),
)
