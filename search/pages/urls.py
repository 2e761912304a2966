from django.urls import path

from search.pages import choosing, opensearch, suggesting, views

app_name = "search_pages"

urlpatterns = [
    path("", views.search, name="search"),
    path("suggestions/", suggesting.suggest, name="suggest"),
    path("suggestions/browser/", suggesting.completions, name="completions"),
    path("opened/", choosing.chosen, name="chosen"),
    path("opensearch.xml", opensearch.description, name="opensearch"),
]
