"""
The oldest Python that will do.

Older ones read this file, and the ones that lead to it, to say that they are too old:
nothing here may be newer than they are.
"""

import sys

OLDEST = (3, 11)


def refuse_old_python():
    """Stop with a sentence when this Python is too old for the project."""
    if sys.version_info < OLDEST:
        sys.exit(
            "Cousinage needs Python 3.11 or newer and "
            + sys.executable
            + " is "
            + sys.version.split()[0]
            + ": install a newer one, or name one with PYTHON=python3.12."
        )
