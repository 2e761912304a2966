"""Lists in forms that say what is wrong in the words of their own rows."""

from modelcluster.forms import BaseChildFormSet, ClusterForm


class RowFormSet(BaseChildFormSet):
    """Rows of which two say what only one may: the model tells it in its words."""

    def get_unique_error_message(self, unique_check):
        self._told = super().get_unique_error_message(unique_check)
        for constraint in self.model._meta.total_unique_constraints:
            if set(constraint.fields) == set(unique_check):
                self._told = constraint.get_violation_error_message()
        return self._told

    def get_form_error(self):
        """Beside the row, right after it was told of the whole list."""
        return self._told


class RowsOnceForm(ClusterForm):
    """Mixed into a form with child rows: its lists are `RowFormSet`s."""

    def __init__(self, *args, **kwargs):
        self._make_lists_tell()
        super().__init__(*args, **kwargs)

    @classmethod
    def _make_lists_tell(cls) -> None:
        """The classes of a form's lists are made with the form's; once is enough."""
        cls.formsets = {
            name: (
                formset
                if issubclass(formset, RowFormSet)
                else type(formset.__name__, (RowFormSet, formset), {})
            )
            for name, formset in getattr(cls, "formsets", {}).items()
        }
