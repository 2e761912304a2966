"""What the site says of itself on every page."""

from zoneinfo import available_timezones

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from home.choices import Licence
from home.fields import LabelField, WebAddressField


def time_zones() -> list[tuple[str, str]]:
    return [(name, name) for name in sorted(available_timezones())]


@register_setting(icon="home", order=100)
class SiteSettings(ClusterableModel, BaseSiteSetting):
    name = LabelField(
        _("name of the site"),
        max_length=60,
        blank=True,
        help_text=_("Left empty, the name that the installation gives."),
    )
    footer = LabelField(
        _("text of the footer"),
        max_length=400,
        blank=True,
        long=True,
        help_text=_("Who publishes the site, in a sentence or two."),
    )
    contact = models.EmailField(
        _("contact"), blank=True, help_text=_("The address that readers write to.")
    )
    licence = models.CharField(
        _("licence of the content"),
        max_length=20,
        choices=Licence.choices,
        blank=True,
        help_text=_("Holds for every page that does not name another."),
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        choices=time_zones,
        default="Europe/Paris",
        help_text=_("By which pages say on what day they were updated."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("footer"),
        FieldPanel("contact"),
        InlinePanel("links", heading=_("Social links"), label=_("Link")),
        MultiFieldPanel(
            [FieldPanel("licence"), FieldPanel("time_zone")], heading=_("Content")
        ),
    ]

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")


class SiteLink(Orderable):
    """Where else the site's publisher can be followed."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="links")
    name = models.CharField(_("name"), max_length=60)
    url = WebAddressField(
        _("address"), help_text=_("A whole web address, such as https://example.org/.")
    )

    panels = [FieldPanel("name"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("social link")
        verbose_name_plural = _("social links")

    def __str__(self):
        return self.name
