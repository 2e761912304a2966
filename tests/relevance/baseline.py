"""The figures that must not drop: of the demonstration, by engine and language."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.relevance.measures import Measured, means

BASELINE = Path(__file__).parent / "baseline.json"
#: What a figure may lose before anybody is told.
TOLERANCE = 0.01

Figures = dict[str, dict[str, float]]


def figures_by_language(measured: Sequence[Measured]) -> Figures:
    """The means over all queries of a language, those kept for checking included."""
    languages = sorted({each.query.language for each in measured})
    return {
        language: means([each for each in measured if each.query.language == language])
        for language in languages
    }


def read_baseline() -> dict[str, Figures]:
    return json.loads(BASELINE.read_text())


def write_baseline(engine: str, figures: Figures) -> None:
    """Replaces what is known of one engine."""
    known = read_baseline() if BASELINE.exists() else {}
    text = json.dumps(known | {engine: figures}, indent=2, sort_keys=True)
    BASELINE.write_text(text + "\n")


def drops(engine: str, figures: Figures) -> list[str]:
    """A sentence for each figure that is lower than it was."""
    return [
        f"{engine}, {language}: {name} was {before:.4f} and is "
        f"{figures[language][name]:.4f}."
        for language, known in read_baseline()[engine].items()
        for name, before in known.items()
        if figures[language][name] < before - TOLERANCE
    ]
