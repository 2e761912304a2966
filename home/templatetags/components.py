"""Tags of the components that wrap what a template puts in them."""

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag
def part(content: SafeString, name: str, anchor: str, **options) -> SafeString:
    """
    A part of a sheet, its name in parentheses: `{% part name "facts" %}…{% endpart %}`.

    Links lead to its `anchor`. `named=True` puts the name on the left of the content,
    `hidden=True` leaves it to screen readers, `printed=False` keeps the part off paper.
    """
    values = {"content": content, "name": name, "anchor": anchor, "printed": True}
    values |= options
    return render_to_string("components/part.html", values)


@register.simple_block_tag
def empty_drawer(content: SafeString, title: str, **values) -> SafeString:
    """
    A list with nothing in it, and the ways out of it as `<li>` elements inside.

    `text` says more; `kind` and `kind_label` say what the drawer would hold.
    """
    values = {"title": title, "ways": content, **values}
    return render_to_string("components/empty.html", values)


@register.simple_tag
def unknown(text: str = "") -> SafeString:
    """What no source says, in the middle of a line; `text` is for "undated"."""
    return _inline("unknown", text=text)


@register.simple_tag
def inventory_code(model: str = "", number: str = "") -> SafeString:
    """A code in the middle of a line: "( No Model ) N°. 00C.001"."""
    return _inline("code", model=model, number=number)


@register.filter
def page_numbers(page: Page) -> list[int | None]:
    """The numbers of the pages to link to: the ends, the neighbours, None for a gap."""
    numbers = page.paginator.get_elided_page_range(
        page.number, on_each_side=1, on_ends=1
    )
    return [number if isinstance(number, int) else None for number in numbers]


def _inline(component: str, **values) -> SafeString:
    """A component without the end of line that ends its file."""
    return SafeString(render_to_string(f"components/{component}.html", values).strip())
