"""Where the pages of this part are."""

app_name = "ui"
urlpatterns: list = []
