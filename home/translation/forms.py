"""What the editor's form says of lists that come from the source page."""

from django.db.models import ManyToOneRel
from wagtail.admin.forms import WagtailAdminPageForm

from home.translation.fields import (
    label_of,
    list_says_otherwise,
    source_rows,
    tags_of,
)
from home.translation.lists import differ
from home.translation.rows import Row, in_order, rows_in_memory
from home.translation.shape import child_relations, shape_of
from home.translation.sources import live_source_of


class FactsFollowSourceForm(WagtailAdminPageForm):
    """
    Refuses lists that differ from the source's, each where the editor sees it.

    A form writes lists into its page only when it is saved: `clean()` of the page comes
    too early to see them.
    """

    def clean(self):
        cleaned_data = super().clean()
        source = live_source_of(self.instance)
        if source is None:
            return cleaned_data
        model = type(self.instance)
        for relation in shape_of(model).lists:
            name, tags = relation.get_accessor_name(), tags_of(model, relation)
            refusal = list_says_otherwise(label_of(model, relation))
            if name in self.formsets:
                formset = self.formsets[name]
                # What is wrong in the rows is said there, first.
                if formset.is_valid() and differ(
                    relation,
                    _rows_of(relation, formset),
                    source_rows(relation, source),
                ):
                    formset.non_form_errors().append(refusal)
            elif tags is not None and tags.name in cleaned_data:
                chosen = {str(tag) for tag in cleaned_data[tags.name]}
                told = getattr(source, tags.name).names()
                if chosen != set(told):
                    self.add_error(tags.name, refusal)
        return cleaned_data


def _rows_of(relation: ManyToOneRel, formset) -> list[Row]:
    """The rows as they will be, in their order."""
    if formset.can_order:
        forms = formset.ordered_forms
    else:
        gone = formset.deleted_forms
        forms = [
            form
            for form in formset.forms
            if form not in gone and (form.instance.pk or form.has_changed())
        ]
    rows = []
    for form in forms:
        row = Row(form.instance)
        for below in child_relations(type(form.instance)):
            name = below.get_accessor_name()
            nested = getattr(form, "formsets", {}).get(name)
            row.lists[name] = (
                _rows_of(below, nested)
                if nested is not None
                else rows_in_memory(below, form.instance)
            )
        rows.append(row.read())
    return in_order(relation, rows)
