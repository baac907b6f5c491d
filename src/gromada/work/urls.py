"""Where the pages of this part are."""

app_name = "work"
urlpatterns: list = []
