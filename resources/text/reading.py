"""
The process that reads a file: `python -m resources.text.reading EXTENSION SECONDS`.

The file is the standard input. Lines of JSON go to the standard output: one object with
what the file says of itself, `{"about": {"title": "…", …}, "language": "…"}`; one for
each page, `{"page": "…"}`; then one that ends them, `{"partial": false}`, or says why
it could not go on: `{"error": "damaged", "detail": "…"}`.
"""

import json
import logging
import resource
import sys
from typing import BinaryIO

from defusedxml import DefusedXmlException

from resources.text.failure import DAMAGED, MEMORY, UNSAFE, Unreadable
from resources.text.formats import reader_of
from resources.text.limits import MEMORY as MOST_MEMORY
from resources.text.limits import MOST_CHARACTERS, MOST_PAGES, OUTPUT


def main(extension: str, seconds: str) -> int:
    _limit(int(seconds))
    # What libraries say of a file is nobody's to read.
    logging.disable()
    try:
        partial = _read(extension, sys.stdin.buffer)
    except Unreadable as reason:
        _say(error=reason.code, detail=reason.detail)
    except MemoryError:
        _say(error=MEMORY, detail="")
    except DefusedXmlException as reason:
        _say(error=UNSAFE, detail=repr(reason))
    except Exception as reason:  # noqa: BLE001 - a damaged file raises anything
        _say(error=DAMAGED, detail=repr(reason))
    else:
        _say(partial=partial)
    return 0


def _limit(seconds: int) -> None:
    """Nothing that a file makes us do can take more than this."""
    for name, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_FSIZE, OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(name, (most, most))
    # At the first of both the kernel ends the process in a way that tells why.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def _read(extension: str, file: BinaryIO) -> bool:
    """Says what the file says of itself and its pages; returns whether more is left."""
    content = reader_of(extension)(file)
    _say(about=content.about.said(), language=content.language)
    left = MOST_CHARACTERS
    for number, text in enumerate(content.pages, start=1):
        if number > MOST_PAGES or left <= 0:
            return True
        _say(page=text[:left])
        left -= len(text)
    return left < 0


def _say(**said) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    # What was said is kept when the process is ended in the middle of the next page.
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
