"""Measures how well the engines find what was judged to answer, and prints it."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    options = _options()
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    os.environ.pop("PLUGINS", None)
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    # What needs the settings comes after them.
    from tests.relevance.scratch import demonstration_loaded

    with demonstration_loaded() as folder:
        for line in _report(options, folder):
            print(line, flush=True)


def _options() -> argparse.Namespace:
    """Each option can be given to make as a variable of its name."""
    parser = argparse.ArgumentParser(prog="tests.relevance", description=__doc__)
    parser.add_argument("--engine", default=os.environ.get("ENGINE"))
    parser.add_argument("--part", default=os.environ.get("PART"))
    for flag in ("--verbose", "--baseline"):
        given = bool(os.environ.get(flag.strip("-").upper()))
        parser.add_argument(flag, action="store_true", default=given)
    return parser.parse_args()


def _report(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    # They read models, which are ready only now.
    from tests.relevance import report
    from tests.relevance.asking import ask_timed
    from tests.relevance.baseline import figures_by_language, write_baseline
    from tests.relevance.corpus import documentation, large
    from tests.relevance.parts import PartLeftOut, demonstration
    from tests.relevance.searched import all_searched

    parts = {
        "demonstration": demonstration,
        "documentation": documentation,
        "large": large,
    }
    for name, make in parts.items():
        if options.part not in (None, name):
            continue
        began = perf_counter()
        try:
            part = make()
        except PartLeftOut as reason:
            yield f"\nLeft out, {name}: {reason}"
            continue
        read = perf_counter() - began
        by_engine = {
            searched.name: ask_timed(searched, part)
            for searched in all_searched(options.engine, folder / name)
        }
        yield f"\n{name}: {part.documents} documents, {len(part.queries)} queries\n"
        measured_by_engine = {name: each.measured for name, each in by_engine.items()}
        yield from report.table(measured_by_engine)
        yield f"\nThe documents were read in {read:.1f} s."
        yield from report.times(by_engine)
        for engine, measured in measured_by_engine.items():
            if options.verbose:
                yield f"\n{engine}, {name}, by class\n"
                yield from report.by_class(measured)
                yield f"\n{engine}, {name}, the worst of those to tune with\n"
                yield from report.worst(measured)
            if options.baseline and name == "demonstration":
                write_baseline(engine, figures_by_language(measured))


if __name__ == "__main__":
    main()
