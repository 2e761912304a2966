"""“Merge into…”: two terms become one, after a page that says what will move."""

from django import forms
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import LogFormatter

from home.terms.merging import merge_terms, plan_merge
from home.terms.rows import Drop
from home.terms.uses import gathered, users_of


class MergeFormatter(LogFormatter):
    """How a merge reads in the history of the term that stays."""

    label = gettext_lazy("Merge")

    def format_message(self, log_entry):
        merged = log_entry.data.get("merged", {})
        return _("Merged “%(name)s” (%(key)s) into this one") % {
            "name": merged.get("name", ""),
            "key": merged.get("key", ""),
        }


class TargetForm(forms.Form):
    """Which term stays."""

    def __init__(self, *args, merged, **kwargs):
        self.merged = merged
        super().__init__(*args, **kwargs)
        model = type(merged)
        self.fields["into"] = forms.ModelChoiceField(
            label=_("Merge into"),
            queryset=model._default_manager.all(),
            widget=model.snippet_viewset.chooser_viewset.widget_class(),
            help_text=_("The term that stays, and that everything will name."),
        )

    def clean_into(self):
        kept = self.cleaned_data["into"]
        if kept == self.merged:
            raise ValidationError(_("A term cannot be merged into itself."))
        return kept


class MergeView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """
    Asks for the term that stays, says what will move, and merges when told to.

    Needs the permissions to change terms of the vocabulary and to delete them.
    """

    model = None
    index_url_name = None
    edit_url_name = None
    usage_url_name = None
    merge_url_name = None
    breadcrumbs_items = []
    template_name = "home/admin/merge.html"
    page_title = gettext_lazy("Merge")
    header_icon = "resubmit"
    permission_required = "delete"

    def dispatch(self, request, *args, **kwargs):
        if not self.user_has_permission("change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def merged(self):
        return get_object_or_404(self.model, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return str(self.merged)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse(self.index_url_name),
                "label": capfirst(self.model._meta.verbose_name_plural),
            },
            {"url": self._edit_url(self.merged), "label": str(self.merged)},
            {"url": "", "label": self.page_title},
        ]

    def get(self, request, *args, **kwargs):
        data = request.GET if "into" in request.GET else None
        form = TargetForm(data, merged=self.merged)
        plan = None
        if form.is_bound and form.is_valid():
            plan = plan_merge(kept=form.cleaned_data["into"], merged=self.merged)
        return self._show(form, plan)

    def post(self, request, *args, **kwargs):
        form = TargetForm(request.POST, merged=self.merged)
        if not form.is_valid():
            return self._show(form, None)
        kept, name = form.cleaned_data["into"], str(self.merged)
        try:
            kept = merge_terms(kept=kept, merged=self.merged, user=request.user)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return self._show(form, plan_merge(kept=kept, merged=self.merged))
        messages.success(
            request,
            _("“%(merged)s” was merged into “%(kept)s”, which everything names now.")
            % {"merged": name, "kept": kept},
            buttons=[messages.button(self._edit_url(kept), _("Edit"))],
        )
        return redirect(self.index_url_name)

    def _show(self, form, plan):
        context = self.get_context_data(form=form, plan=plan, merged=self.merged)
        context["media"] = form.media
        context["action_url"] = reverse(
            self.merge_url_name, args=[quote(self.merged.pk)]
        )
        context["cancel_url"] = self._edit_url(self.merged)
        if plan is not None:
            context["kept"] = plan.kept
            context["users"] = users_of(self.merged)
            context["doubles"] = gathered(
                step.row for step in plan.steps if isinstance(step, Drop)
            )
        return self.render_to_response(context)

    def _edit_url(self, term) -> str:
        return reverse(self.edit_url_name, args=[quote(term.pk)])
