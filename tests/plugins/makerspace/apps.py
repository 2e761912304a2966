from django.apps import AppConfig


class MakerspaceConfig(AppConfig):
    name = "tests.plugins.makerspace"
    label = "makerspace"
