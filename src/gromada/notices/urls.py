"""Where the pages of this part are."""

app_name = "notices"
urlpatterns: list = []
