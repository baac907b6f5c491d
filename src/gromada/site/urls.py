"""Every address of the site, under its language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from gromada.people.urls import account_urlpatterns
from gromada.site import views

handler400 = "gromada.site.views.errors.bad_request"
handler403 = "gromada.site.views.errors.forbidden"
handler404 = "gromada.site.views.errors.not_found"
handler500 = "gromada.site.views.errors.failed"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("my/", views.my_matters, name="my_matters"),
        path("tour/", views.tour, name="tour"),
        path("tour/end/", views.tour_end, name="tour_end"),
        path("tour/<int:number>/", views.tour_station, name="tour_station"),
        path("privacy/", views.privacy, name="privacy"),
        path("accessibility/", views.accessibility, name="accessibility"),
        path("observatory/", include("gromada.observatory.urls")),
        path("ledger/", include("gromada.ledger.urls")),
        path("inbox/", include("gromada.notices.urls")),
        path("work/", include("gromada.work.urls")),
        path("", include("gromada.charters.urls")),
        path("", include("gromada.innovations.urls")),
        path("people/", include("gromada.people.urls")),
        path("account/", include(account_urlpatterns)),
        path("prove/", include("gromada.evaluation.urls")),
        path("partnerships/", include("gromada.partnerships.urls")),
        path("seminars/", include("gromada.seminars.urls")),
        path("", include("gromada.decisions.urls")),
        path("processes/", include("gromada.deliberation.urls")),
        path("processes/", include("gromada.drafting.urls")),
        path("processes/", include("gromada.processes.urls")),
        path("processes/<slug:slug>/", views.process_detail, name="process_detail"),
        path("ui/", include("gromada.ui.urls")),
    ),
]
