"""What editors and commands do to the terms of every vocabulary."""

import re

from hypothesis import strategies as st
from hypothesis.stateful import rule
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Page

from home.terms.merging import merge_terms
from search.catalog.registry import vocabularies
from tests.search.catalog.walk.admin import viewset_of
from tests.search.catalog.walk.kinds import rows_of_terms
from tests.search.catalog.walk.walker import BaseWalker, chance, number, word

vocabulary = st.sampled_from(list(vocabularies()))

MOST_TERMS = 4


class TermRules(BaseWalker):
    def term(self, model, which: int):
        return self.pick(which, model.objects.order_by("pk"))

    @rule(model=vocabulary, which=number, choice=number, text=word)
    def change_term(self, model, which, choice, text):
        """Everything in the form is another; now and then its key is."""

        def action():
            term = self.maker(choice, text).fill(self.term(model, which))
            if choice % 3 == 0 and hasattr(model, "key") and not _is_computed(model):
                term.key = self.fresh(text.replace("é", "e"))
            if viewset_of(model):
                self.admin.edit_term(term)
            else:
                term.save()
            return str(term)

        self.act(f"change {model.__name__}", action, writes=())

    @rule(model=vocabulary, which=number, choice=number, text=word)
    def change_term_by_code(self, model, which, choice, text):
        def action():
            term = self.maker(choice, text).fill(self.term(model, which))
            term.save()
            return str(term)

        self.act("change term by code", action, writes=())

    @rule(model=vocabulary, which=number)
    def delete_term(self, model, which):
        def action():
            term = self.term(model, which)
            if viewset_of(model):
                self.admin.delete_term(term)
            else:
                term.delete()
            return str(term)

        self.act(f"delete {model.__name__}", action, writes=())

    @rule(model=vocabulary, which=number)
    def delete_terms_by_queryset(self, model, which):
        def action():
            term = self.term(model, which)
            model.objects.filter(pk=term.pk).delete()
            return str(term)

        self.act("delete term by queryset", action, writes=())

    @rule(model=vocabulary, which=number, first=chance)
    def merge(self, model, which, first):
        """Two terms become one: either of them is kept."""
        terms = list(model.objects.order_by("pk"))
        if len(terms) < 2:
            return
        pair = self.pick(which, zip(terms, terms[1:], strict=False))
        kept, merged = pair if first else reversed(pair)

        def action():
            merge_terms(kept=kept, merged=merged, user=self.user)
            return f"{merged} into {kept}"

        # Where a body names the one that goes, it names the other: so it is written.
        self.act(f"merge {model.__name__}", action, writes=self.bodies_naming(merged))

    def bodies_naming(self, term) -> set[int]:
        """The pages whose bodies hold a term's number or its key."""
        named = re.compile(rf": {term.pk}\b|{re.escape(term.key)}")
        return {
            page.pk
            for page in Page.objects.filter(depth__gt=1).specific()
            for field in page._meta.concrete_fields
            if isinstance(field, StreamField)
            and named.search(field.value_to_string(page))
        }

    @rule(model=vocabulary, which=number, choice=number, text=word)
    def create_term(self, model, which, choice, text):
        def action():
            if model.objects.count() >= MOST_TERMS:
                return "nothing"
            term = self.new_term(model, which, choice, text)
            if viewset_of(model) and choice % 2:
                self.admin.create_term(term)
            else:
                term.save()
            return str(term)

        self.act(f"create {model.__name__}", action, writes=())

    def new_term(self, model, which: int, choice: int, text: str):
        term = model()
        for field in model._meta.concrete_fields:
            if isinstance(field, ParentalKey):
                setattr(term, field.name, self.term(field.related_model, which))
        return self.maker(choice, text).fill(term)

    @rule(which=number, choice=number, text=word)
    def change_row_of_a_term(self, which, choice, text):
        def action():
            row = self.row_of_a_term(which)
            self.maker(choice, text).fill(row).save()
            return f"{type(row).__name__} {row}"

        self.act("change row of a term", action, writes=())

    @rule(which=number)
    def delete_row_of_a_term(self, which):
        def action():
            row = self.row_of_a_term(which)
            row.delete()
            return f"{type(row).__name__} {row}"

        self.act("delete row of a term", action, writes=())

    def row_of_a_term(self, which: int):
        models = rows_of_terms()
        return self.pick(
            which, [row for model in models for row in model.objects.all()]
        )


def _is_computed(model) -> bool:
    return isinstance(getattr(model, "key", None), property)
