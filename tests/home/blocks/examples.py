"""Values of blocks that several tests use."""

QUESTIONS = {
    "heading": "Questions",
    "questions": [
        {"question": "Qui ?", "answer": "<p>Une équipe.</p>"},
        {"question": "Où ?", "answer": "<p>Ici.</p>"},
    ],
}

TABLE = {
    "heading": "",
    "table": {
        "caption": "Deux programmes",
        "columns": [
            {"type": "text", "heading": "Quoi"},
            {"type": "number", "heading": "Combien"},
            {"type": "prose", "heading": "Note"},
        ],
        "rows": [
            {"values": ["Labos", "1250.50", "<p><b>Beaucoup</b></p>"]},
            {"values": ["Crédits", None, ""]},
        ],
    },
    "rows_are_named": True,
    "note": "Selon les notes.",
}

FIGURES = {
    "heading": "En chiffres",
    "figures": [
        {"number": "12", "label": "labos"},
        {"number": "", "label": "partenaires"},
    ],
    "note": "En 2018.",
    "source": None,
}

LISTING = {
    "heading": "Pages",
    "kinds": ["page"],
    "facets": [],
    "keyword": "",
    "order": "title",
    "limit": 6,
    "layout": "cards",
}


def quotation(**values):
    return "quotation", {
        "text": "C'est ici",
        "attribution": "Une personne, directrice",
        "original_language": "",
        "source": None,
        **values,
    }


def section(text: str, heading: str = "Un"):
    return "section", {"heading": heading, "text": text}
