"""Where the pages of this part are."""

app_name = "processes"
urlpatterns: list = []
