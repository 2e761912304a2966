"""`make constraints`: the versions of what the requirements bring with them."""

import re
import sys
import tempfile
from pathlib import Path

from tools import processes
from tools.failure import Failure
from tools.paths import ROOT

FILES = ("requirements.txt", "requirements/dev.txt")
CONSTRAINTS = ROOT / "requirements" / "constraints.txt"

HEADING = """\
# What the requirements bring with them, at the versions that are tested together.
# Made by `make constraints`; do not edit.
"""


def refresh() -> int:
    """Install the requirements into an environment of their own, and note the rest."""
    with tempfile.TemporaryDirectory(prefix="cousinage-constraints-") as folder:
        python = _environment(Path(folder))
        _do("Freezing failed", [python, "-m", "pip", "check"])
        frozen = _do("Freezing failed", [python, "-m", "pip", "freeze"])
    direct = {name for file in FILES for name in _names((ROOT / file).read_text())}
    rest = [line for line in frozen.splitlines() if not _names(line) & direct]
    CONSTRAINTS.write_text(HEADING + "\n" + "\n".join(rest) + "\n")
    print(f"{len(rest)} versions written to requirements/constraints.txt.")
    return 0


def _environment(folder: Path) -> Path:
    """A new virtual environment with the requirements, free of constraints."""
    for file in FILES:
        lines = (ROOT / file).read_text().splitlines(keepends=True)
        copy = folder / file
        copy.parent.mkdir(exist_ok=True)
        copy.write_text("".join(line for line in lines if not line.startswith("-c ")))
    python = folder / "venv" / "bin" / "python"
    print("Installing the newest versions that the requirements accept…", flush=True)
    _do("No virtual environment", [sys.executable, "-m", "venv", folder / "venv"])
    install = [python, "-m", "pip", "install", "--quiet", "--requirement"]
    _do("The installation failed", [*install, folder / FILES[-1]])
    return python


def _do(complaint: str, arguments: processes.Arguments) -> str:
    status, output = processes.capture(arguments)
    if status:
        raise Failure(f"{complaint}:\n{output}")
    return output


def _names(text: str) -> set[str]:
    """The packages that requirement lines name, spelled as pip compares them."""
    found = re.findall(r"^([A-Za-z0-9][\w.-]*)(?:\[.*?\])?==", text, re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}
