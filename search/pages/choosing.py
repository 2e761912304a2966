"""Which results readers open, told by the script of the search page."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from search.engines.base import MOST_HITS
from search.engines.logbook import logbook
from search.pages.forms import LONGEST_QUERY


class ChoiceForm(forms.Form):
    q = forms.CharField(max_length=LONGEST_QUERY)
    place = forms.IntegerField(min_value=1, max_value=MOST_HITS)


@csrf_exempt
@require_POST
def chosen(request: HttpRequest) -> HttpResponse:
    """
    Notes the place of a result that was opened; of searches that were made, that day.

    It changes nothing but a count, so it asks for no token: the page is one for all.
    """
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)
    told = form.cleaned_data
    logbook.note_choice(told["q"], get_language(), told["place"])
    return HttpResponse(status=204)
