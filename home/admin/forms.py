"""The form of a term."""

from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from home.forms import RowsOnceForm
from home.terms.uses import gathered, protecting
from home.wording import one_after_the_other


class TermForm(RowsOnceForm, WagtailAdminModelForm):
    """Keeps the rows of a term that something else names, and says what does."""

    def clean(self):
        cleaned_data = super().clean()
        for formset in self.formsets.values():
            for form in formset.deleted_forms if formset.is_valid() else []:
                if form.instance.pk is not None:
                    self._keep_if_named(formset, form)
        return cleaned_data

    def _keep_if_named(self, formset, form) -> None:
        users = gathered(protecting(form.instance))
        if not users:
            return
        formset.non_form_errors().append(
            _("“%(row)s” cannot be deleted while it is named. %(users)s.")
            % {"row": form.instance, "users": one_after_the_other(users)}
        )
        # The editor sees the row again, as it stays.
        formset.data = form.data = formset.data.copy()
        form.data[f"{form.prefix}-DELETE"] = ""
