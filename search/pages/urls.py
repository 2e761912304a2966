from django.urls import path

from search.pages import opensearch, suggesting, views

app_name = "search_pages"

urlpatterns = [
    path("", views.search, name="search"),
    path("suggestions/", suggesting.suggest, name="suggest"),
    path("suggestions/browser/", suggesting.completions, name="completions"),
    path("opensearch.xml", opensearch.description, name="opensearch"),
]
