"""Stands for a library that takes all the memory that it can get."""

import sys

from resources.text import reading


def main(extension: str, seconds: str) -> int:
    reading.reader_of = lambda _extension: lambda _file: bytearray(4_000_000_000)
    return reading.main(extension, seconds)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
