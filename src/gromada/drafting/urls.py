"""Where the pages of this part are."""

from django.urls import path

from gromada.drafting import views

app_name = "drafting"
TEXT = "<slug:slug>/text/<slug:policy>"
AMENDMENT = f"{TEXT}/amendments/<int:number>"
urlpatterns = [
    path("<slug:slug>/text/", views.policy_list, name="policy_list"),
    path("<slug:slug>/text/new/", views.policy_open, name="policy_open"),
    path(f"{TEXT}/", views.policy_detail, name="policy_detail"),
    path(f"{TEXT}/words/", views.words, name="words"),
    path(f"{TEXT}/text.md", views.policy_markdown, name="policy_markdown"),
    path(f"{TEXT}/text.docx", views.policy_docx, name="policy_docx"),
    path(f"{TEXT}/withdraw/", views.policy_withdraw, name="policy_withdraw"),
    path(f"{TEXT}/clauses/<slug:key>/", views.clause_detail, name="clause_detail"),
    path(f"{TEXT}/propose/", views.amendment_propose, name="amendment_propose"),
    path(f"{TEXT}/amendments/", views.amendment_list, name="amendment_list"),
    path(f"{AMENDMENT}/", views.amendment_detail, name="amendment_detail"),
    path(f"{AMENDMENT}/accept/", views.amendment_accept, name="amendment_accept"),
    path(f"{AMENDMENT}/reject/", views.amendment_reject, name="amendment_reject"),
    path(f"{AMENDMENT}/hide/", views.amendment_hide, name="amendment_hide"),
    path(f"{AMENDMENT}/restore/", views.amendment_restore, name="amendment_restore"),
    path(f"{AMENDMENT}/aside/", views.amendment_put_aside, name="amendment_put_aside"),
    path(f"{AMENDMENT}/rebase/", views.amendment_rebase, name="amendment_rebase"),
    path(f"{AMENDMENT}/withdraw/", views.amendment_withdraw, name="amendment_withdraw"),
]
