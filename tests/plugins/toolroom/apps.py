from django.apps import AppConfig


class ToolroomConfig(AppConfig):
    name = "tests.plugins.toolroom"
    label = "toolroom"
