"""A small demonstration with labs."""

from tests.demo.files import DOCUMENT, both

TERRITORY = {
    "key": "creuse",
    "source": DOCUMENT,
    "country": "FR",
    "name": both("Creuse", "Creuse"),
}

ARCHETYPE = {
    "key": "foresight",
    "order": 1,
    "source": DOCUMENT,
    "name": both("Prospectif", "Foresight"),
    "definition": both("Prépare le futur.", "Prepares the future."),
    "signature": [
        {"key": "long-horizon", "text": both("À 10 ans.", "10 years ahead.")},
        {"key": "publishing", "text": both("Nous publions.", "We publish.")},
    ],
}

LAB = {
    "key": "lab23",
    "source": DOCUMENT,
    "status": "operating",
    "name": both("Le labo d'ici", "The lab here"),
    "territory": "creuse",
    "archetype": "foresight",
    "team_skills": {"fr": ["design", "écoute"], "en": ["design", "listening"]},
    "subjects": {"fr": ["le logement", "la santé"], "en": ["housing", "health"]},
}

OTHER_LAB = LAB | {
    "key": "other-lab",
    "name": both("L'autre labo", "The other lab"),
    "team_skills": {"fr": ["design"], "en": ["design"]},
}

PROGRAMME_FAMILY = {"key": "our-cousins", "title": both("Nos cousins", "Our cousins")}

PROGRAMME = {
    "key": "programme",
    "source": DOCUMENT,
    "inventory_number": "00C.001",
    "title": both("Programme", "Programme"),
    "resulting_lab": "lab23",
}

TOPIC = {
    "key": "commons",
    "source": DOCUMENT,
    "number": 1,
    "title": both("Les communs", "The commons"),
    "questions": [both("Comment ?", "How?"), both("Pour qui ?", "For whom?")],
}

VIGILANCE = {
    "key": "backing",
    "order": 1,
    "source": DOCUMENT,
    "basis": "editorial",
    "name": both("Le portage", "Backing"),
    "echoes": ["lab23", "foresight"],
}


def index(key: str, french: str, english: str, **more) -> dict:
    """A page of the site's own."""
    slug = both(french.lower(), english.lower())
    return {"key": key, "slug": slug, "title": both(french, english)} | more


PAGES = [
    index("labs", "Labos", "Labs"),
    index("topics", "Thematiques", "Topics"),
    index("definition", "Definition", "Definition-en", source=DOCUMENT),
]

EVERYTHING = {
    "territories": [TERRITORY],
    "archetypes": [ARCHETYPE],
    "vigilance_points": [VIGILANCE],
    "labs": [LAB, OTHER_LAB],
    "programme_family": [PROGRAMME_FAMILY],
    "programmes": [PROGRAMME],
    "topics": [TOPIC],
    "pages": PAGES,
}
