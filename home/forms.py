"""Lists in forms: their rows know whose they are, and none repeats another."""

from operator import attrgetter

from django.forms import ModelForm
from django.forms.formsets import ORDERING_FIELD_NAME
from modelcluster.forms import BaseChildFormSet, ClusterForm

from home.models.rows import distinct_fields, repeating


class RowFormSet(BaseChildFormSet):
    """Refuses a row that says what only one may say, at the field where it does."""

    def _construct_form(self, i, **kwargs):
        """What a row refuses may depend on whose it is, also while it is new."""
        form = super()._construct_form(i, **kwargs)
        # Also in a list that must have a row: it says so itself.
        form.empty_permitted = i >= self.initial_form_count()
        setattr(form.instance, self.fk.name, self.instance)
        return form

    def _should_delete_form(self, form):
        """A new row that has its place in the list and nothing else is none."""
        return super()._should_delete_form(form) or (
            form.empty_permitted
            and form.changed_data == [ORDERING_FIELD_NAME]
            and not any(each.has_changed() for each in form.formsets.values())
        )

    def validate_unique(self):
        """
        In place of modelcluster's, which tells it of the list and not of the field.

        It also takes two rows that leave a key to be made for them for the same.
        """
        for name, message in distinct_fields(self.model).items():
            forms = [form for form in self.kept_forms if name in form.cleaned_data]
            attname = self.model._meta.get_field(name).attname
            for form in repeating(forms, attrgetter(f"instance.{attname}")):
                form.add_error(name, message)

    def save(self, commit=True):
        """
        Every row that stays has its place, also one that the editor left as it was.

        modelcluster keeps the places of changed rows only: two rows could share one.
        """
        saved = super().save(commit=False)
        manager = getattr(self.instance, self.rel_name)
        if self.can_order:
            rows = (form.instance for form in self.ordered_forms)
            manager.add(*(row for row in rows if row.pk is not None))
        if commit:
            manager.commit()
        return saved

    @property
    def kept_forms(self) -> list[ModelForm]:
        """Of the rows that are to stay, also while something is wrong with others."""
        return [form for form in self.forms if not self._should_delete_form(form)]


class RowsOnceForm(ClusterForm):
    """
    Mixed into a form with child rows: its lists are `RowFormSet`s.

    Of a field that is wrong it says the one reason that is true.
    """

    def __init__(self, *args, **kwargs):
        _give_row_formsets(type(self))
        super().__init__(*args, **kwargs)

    def _update_errors(self, errors):
        """A field that the form refused is empty to the model: its remark is untrue."""
        said = getattr(errors, "error_dict", {})
        for name in [name for name in said if name in self.errors]:
            del said[name]
        super()._update_errors(errors)


def _give_row_formsets(form_class: type[ClusterForm]) -> None:
    """The classes of a form's lists are made with the form's; once is enough."""
    formsets = getattr(form_class, "formsets", {})
    for name, formset in list(formsets.items()):
        if not issubclass(formset, RowFormSet):
            formsets[name] = type(formset.__name__, (RowFormSet, formset), {})
            _give_row_formsets(formset.form)
