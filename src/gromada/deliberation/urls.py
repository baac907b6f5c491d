"""Where the pages of this part are."""

app_name = "deliberation"
urlpatterns: list = []
