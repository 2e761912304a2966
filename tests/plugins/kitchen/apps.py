from django.apps import AppConfig


class KitchenConfig(AppConfig):
    name = "tests.plugins.kitchen"
    label = "kitchen"

    def ready(self):
        from search.catalog.registry import register_vocabulary
        from tests.plugins.kitchen.models import Ingredient

        register_vocabulary("ingredient", Ingredient)
