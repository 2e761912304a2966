"""A line of text with suggestions, for fields that take other words too."""

from collections.abc import Iterable

from django import forms


class SuggestingInput(forms.TextInput):
    """Suggests values, each with its label; takes any."""

    template_name = "home/suggesting_input.html"

    def __init__(self, suggestions: Iterable[tuple[str, str]], attrs=None):
        self.suggestions = list(suggestions)
        super().__init__(attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        identifier = f"{widget['attrs'].get('id', name)}-suggestions"
        widget["attrs"]["list"] = widget["list"] = identifier
        widget["suggestions"] = self.suggestions
        return context
