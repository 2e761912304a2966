"""Prepares a throw-away site with the demonstration content, measures, prints."""

from bench.scratch import demonstration_site
from bench.sections import chosen, measure


def main() -> None:
    names = chosen()
    with demonstration_site():
        measure(names)


if __name__ == "__main__":
    main()
