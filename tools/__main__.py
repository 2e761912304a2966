"""`python -m tools run`: one command of the Makefile."""

import sys

from tools.python_version import refuse_old_python

refuse_old_python()

from tools.commands import main  # noqa: E402 - an old Python cannot read that file

sys.exit(main(sys.argv[1:]))
