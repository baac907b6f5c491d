"""Where the pages of this part are."""

app_name = "people"
urlpatterns: list = []
