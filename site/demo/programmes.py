"""The two programmes, with their territory and source."""

from datetime import date

from django.utils.text import slugify

from demo.reading import Entry
from demo.translating import child_texts
from home.models import HomePage
from labs.core.models import (
    ProgrammeIndexPage,
    ProgrammeOutput,
    ProgrammePage,
    ProgrammePartner,
    ProgrammeStep,
    ProgrammeTheme,
    Territory,
)

#: Fields of a page and the names that the file gives them, prose first.
TEXTS = (
    "title",
    "summary",
    "operator_name",
    "funder_name",
    "frame",
    "territory_note",
)
FACTS = (
    "inventory_model",
    "inventory_number",
    "start",
    "end",
    "mooc_launched",
)
NUMBERS = (
    "labs_count",
    "max_funding_eur_per_lab",
    "support_months",
    "action_plan_years",
)


def load_programmes(loader, home: HomePage) -> None:
    """The index "Nos cousins" under the home page, and its programmes."""
    index = _load_index(loader, home)
    for entry in loader.read("programmes"):
        loader.say(f"Programme {entry.get('inventory_number')}: {entry.key}")
        loader.publish(
            _programme(loader, entry),
            under=index,
            kind="programme",
            key=entry.key,
            texts=lambda page, language, entry=entry: _texts(entry, page, language),
        )


def _load_index(loader, home: HomePage):
    (family,) = loader.read("programme_family")
    language = loader.source_locale.language_code

    def texts(page, code):
        return {
            "title": family.text("title", code),
            "intro": family.text("summary", code),
            "slug": "cousins",
        }

    return loader.publish(
        ProgrammeIndexPage(
            title=family.text("title", language),
            intro=family.text("summary", language),
            slug="cousins",
            show_in_menus=True,
        ),
        under=home,
        kind="programme_index",
        key=family.key,
        texts=texts,
    )


def _programme(loader, entry: Entry) -> ProgrammePage:
    language = loader.source_locale.language_code
    workshops = entry.get("workshops") or {}
    page = ProgrammePage(
        slug=slugify(entry.text("title", language)),
        published=date.fromisoformat(entry.get("published")),
        territory=_territory(loader, entry),
        source=loader.source_named(entry),
        basis="stated",
        workshop_frequency=workshops.get("frequency") or "",
        workshop_days=workshops.get("duration_days"),
        workshop_months=workshops.get("over_months"),
        themes_complete=bool(workshops.get("themes_complete")),
        **{name: entry.text(name, language) for name in TEXTS},
        **{name: entry.get(name) or "" for name in FACTS},
        **{name: entry.get(name) for name in NUMBERS},
    )
    for relation, model in (
        ("workshop_themes", ProgrammeTheme),
        ("steps", ProgrammeStep),
        ("outputs", ProgrammeOutput),
        ("partners", ProgrammePartner),
    ):
        rows = _child_texts(entry, language)[relation]
        facts = _child_facts(entry).get(relation, [{} for _row in rows])
        getattr(page, relation).set(
            model(**row, **more, sort_order=order, locale=loader.source_locale)
            for order, (row, more) in enumerate(zip(rows, facts, strict=True))
        )
    return page


def _territory(loader, entry: Entry) -> Territory | None:
    key = entry.get("territory")
    if key is None:
        return None
    found = next((each for each in loader.read("territories") if each.key == key), None)
    if found is None:
        entry.refuse("territory", f"there is no territory {key!r}")
    territory, created = Territory.objects.get_or_create(
        key=key,
        defaults={
            "name": found.label("name"),
            "kind": found.get("kind") or "",
            "country": found.get("country") or "",
            "latitude": found.get("latitude"),
            "longitude": found.get("longitude"),
        },
    )
    loader.count("territory", created)
    return territory


def _texts(entry: Entry, page: ProgrammePage, language: str) -> dict[str, str]:
    """The translation's texts by segment path."""
    texts = {name: entry.text(name, language) for name in TEXTS}
    texts["slug"] = slugify(texts["title"])
    for relation, rows in _child_texts(entry, language).items():
        texts |= child_texts(page, relation, rows)
    return texts


def _child_texts(entry: Entry, language: str) -> dict[str, list[dict]]:
    def localised(value, field):
        return entry.localised(value, field, language)

    workshops = entry.get("workshops") or {}
    return {
        "workshop_themes": [
            {"text": localised(theme, "workshops.themes")}
            for theme in workshops.get("themes") or []
        ],
        "steps": [
            {
                "title": localised(step.get("title"), "steps.title"),
                "text": localised(step.get("text"), "steps.text") or "",
            }
            for step in entry.get("steps") or []
        ],
        "outputs": [{"text": text} for text in entry.texts("outputs", language)],
        "partners": [
            {"name": localised(partner.get("name"), "partners.name")}
            for partner in entry.get("partners") or []
        ],
    }


def _child_facts(entry: Entry) -> dict[str, list[dict]]:
    return {
        "steps": [
            {"kind": step["kind"], "duration_weeks": step.get("duration_weeks")}
            for step in entry.get("steps") or []
        ]
    }
