"""What stands where on a page of the labs."""

import re


def part(html: str, anchor: str) -> str:
    """A part of a sheet, from its name to its end."""
    return html.split(f'id="{anchor}"')[1].split("</section>")[0]


def fact(html: str, label: str) -> str:
    """What a sheet says under a label."""
    return re.search(rf"<dt>{label}</dt><dd>(.*?) ?</dd>", html)[1]


def card_titles(html: str) -> list[str]:
    return re.findall(r'class="card__link"[^>]*>(.*?)</a>', html)
