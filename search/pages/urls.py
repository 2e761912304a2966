from django.urls import path

from search.pages import views

app_name = "search_pages"

urlpatterns = [path("", views.search, name="search")]
