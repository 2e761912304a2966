from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_QUERY = 200


class SearchForm(forms.Form):
    """What a reader types. Nothing typed is no error: it is a page with the form."""

    q = forms.CharField(
        label=_("Search the site"),
        max_length=LONGEST_QUERY,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={
            "max_length": _("Search for %(limit_value)d characters at the most.")
        },
    )
