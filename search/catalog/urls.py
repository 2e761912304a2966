from django.urls import path

from search.catalog.views import permanent

urlpatterns = [path("id/<uuid:key>/", permanent, name="permanent")]
