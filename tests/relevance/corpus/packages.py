"""
Packages of Debian's, fetched by name and unpacked; nothing is installed.

What was fetched stays in `var/relevance/` for the next run.
"""

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.relevance.parts import PartLeftOut

CACHE = Path(__file__).resolve().parents[3] / "var" / "relevance"
PROGRAMS = ("apt-get", "dpkg-deb")
PATIENCE = 600


def unpacked(packages: Iterable[str]) -> dict[str, Path]:
    """A folder for each package with its files. Raises PartLeftOut with the reason."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        raise PartLeftOut(f"there is no {' and no '.join(missing)} on this machine.")
    return {package: _unpacked(package) for package in dict.fromkeys(packages)}


def _unpacked(package: str) -> Path:
    archive = _fetched(package)
    folder = CACHE / "unpacked" / archive.stem
    if not folder.exists():
        unfinished = folder.with_name(f"{folder.name}.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        _run("dpkg-deb", "-x", archive, unfinished)
        unfinished.rename(folder)
    return folder


def _fetched(package: str) -> Path:
    CACHE.mkdir(parents=True, exist_ok=True)
    pattern = f"{package}_*.deb"
    if not any(CACHE.glob(pattern)):
        _run("apt-get", "download", package)
    return max(CACHE.glob(pattern))


def _run(*arguments: str | Path) -> None:
    try:
        done = subprocess.run(
            arguments, cwd=CACHE, capture_output=True, text=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        raise PartLeftOut(f"{arguments[0]} took too long.") from None
    if done.returncode:
        errors = re.findall(r"^(?:E|Err|dpkg-deb): ?(.+)$", done.stderr, re.MULTILINE)
        reason = (errors or [f"it ended with {done.returncode}"])[0].rstrip(".")
        command = " ".join(str(each) for each in arguments[:3])
        raise PartLeftOut(f"{command} failed ({reason}).")
