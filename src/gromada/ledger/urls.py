"""Where the pages of this part are."""

app_name = "ledger"
urlpatterns: list = []
