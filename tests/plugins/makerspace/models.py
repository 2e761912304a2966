"""A plugin in one file: a page type that the rest of the site has never heard of."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField

from home.models import BasePage
from home.translation.fields import fact
from search.catalog.contract import Point, Section


class MakerspacePage(BasePage):
    machines = models.PositiveIntegerField(_("machines"), null=True, blank=True)
    speciality = models.CharField(_("speciality"), max_length=120, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("machines"),
        FieldPanel("speciality"),
        FieldPanel("latitude"),
        FieldPanel("longitude"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        fact("machines"),
        fact("latitude"),
        fact("longitude"),
    ]
    api_fields = [*BasePage.api_fields, APIField("machines"), APIField("speciality")]

    catalog_kind = "makerspace"
    catalog_facets = ["machines"]

    class Meta:
        verbose_name = _("makerspace")
        verbose_name_plural = _("makerspaces")

    def catalog_point(self):
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.longitude, self.latitude)

    def catalog_sections(self):
        facts = f"{_('Machines')}: {self.machines}\n{self.speciality}"
        return [
            Section("facts", str(_("The workshop")), facts),
            *super().catalog_sections(),
        ]
