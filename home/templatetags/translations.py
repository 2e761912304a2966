"""What stays of pages in other languages, in the admin."""

from django import template

from home.translation.staying import staying

register = template.Library()


@register.inclusion_tag("home/admin/what_stays.html")
def what_stays(items: list[dict], action: str) -> dict:
    """Of the items of a bulk action that takes pages away in one language."""
    return {"staying": staying([each["item"] for each in items], action)}
