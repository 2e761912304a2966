"""
The message catalogues: `python -m tools.catalogues compile`, `check` or `gather`.

Run by the Python of `.venv`, which has polib; only `check` and `gather`, which read
the code, need gettext as well.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

from tools.failure import Failure
from tools.paths import ROOT, shown

LANGUAGES = ("fr", "en")

#: The language that the code's own messages are written in.
CODE_LANGUAGE = "en"

#: Not the product: what is in these is not shown to its users.
IGNORED = ("var", "tests", "tools", "docs", "bench")


def main(arguments: list[str]) -> int:
    actions = {"compile": compile_all, "check": check, "gather": gather}
    try:
        return actions[arguments[0]]()
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1


def compile_all() -> int:
    """Write the binary form of each catalogue, which a server may be reading."""
    for path in ROOT.glob("locale/*/LC_MESSAGES/*.po"):
        unfinished = path.with_suffix(".mo.new")
        _read(path).save_as_mofile(str(unfinished))
        unfinished.replace(path.with_suffix(".mo"))
    return 0


def check() -> int:
    """Compare the catalogues with the messages of the code; 1 where they differ."""
    with tempfile.TemporaryDirectory(prefix="cousinage-messages-") as folder:
        copy = Path(folder) / "cousinage"
        shutil.copytree(
            ROOT,
            copy,
            ignore=shutil.ignore_patterns(".*", "*.mo", "__pycache__", *IGNORED),
        )
        _make_messages(copy, "--keep-pot")
        pot = copy / "locale" / "django.pot"
        wanted = {_identity(entry) for entry in _read(pot)} if pot.exists() else set()
    problems = [
        problem
        for language in LANGUAGES
        for problem in _problems(_path(ROOT, language), wanted)
    ]
    print("\n".join(problems))
    if problems:
        print("Run make messages, then complete what is missing in locale/.")
    return 1 if problems else 0


def gather() -> int:
    """Bring the catalogues up to date with the code; English is filled in."""
    _make_messages(ROOT, "--no-obsolete")
    for language in LANGUAGES:
        path = _path(ROOT, language)
        catalogue = _read(path)
        # A date that changes at each run would make every two branches conflict.
        catalogue.metadata.pop("POT-Creation-Date", None)
        if language == CODE_LANGUAGE:
            for entry in catalogue:
                _repeat(entry)
        catalogue.save(str(path))
        missing = len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())
        print(f"{shown(path)}: {len(catalogue)} messages, {missing} to translate.")
    return compile_all()


def _make_messages(root: Path, *options: str) -> None:
    if not shutil.which("xgettext"):
        raise Failure(
            "The messages of the code cannot be read without gettext: install it "
            "(apt install gettext, brew install gettext)."
        )
    for language in LANGUAGES:
        _path(root, language).parent.mkdir(parents=True, exist_ok=True)
    arguments = [sys.executable, "manage.py", "makemessages", "--add-location=file"]
    arguments += [f"--locale={language}" for language in LANGUAGES]
    arguments += [f"--ignore={name}" for name in IGNORED]
    finished = subprocess.run(
        [*arguments, *options],
        cwd=root,
        env={name: os.environ[name] for name in os.environ if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        raise Failure(f"makemessages failed:\n{finished.stdout}{finished.stderr}")


def _problems(path: Path, wanted: set[tuple]) -> list[str]:
    if not path.exists():
        return [f"{shown(path)}: missing."]
    catalogue = _read(path)
    known = {_identity(entry) for entry in catalogue if not entry.obsolete}
    complaints = [f"not in it: {identity[1]!r}" for identity in wanted - known]
    complaints += [f"not in the code: {identity[1]!r}" for identity in known - wanted]
    complaints += [
        f"not translated: {entry.msgid!r}" for entry in catalogue.untranslated_entries()
    ]
    complaints += [f"fuzzy: {entry.msgid!r}" for entry in catalogue.fuzzy_entries()]
    complaints += [
        f"obsolete: {entry.msgid!r}" for entry in catalogue.obsolete_entries()
    ]
    complaints += _wrong_placeholders(path)
    return [f"{shown(path)}: {complaint}" for complaint in sorted(complaints)]


def _wrong_placeholders(path: Path) -> list[str]:
    """What gettext says of translations whose placeholders are not the message's."""
    finished = subprocess.run(
        [shutil.which("msgfmt"), "--check-format", "--output-file=-", path],
        env=os.environ | {"LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    if not finished.returncode:
        return []
    said = finished.stderr.decode(errors="replace").replace(f"{path}:", "line ")
    return said.strip().splitlines()[:-1]


def _repeat(entry: polib.POEntry) -> None:
    """Give a message of the code itself as its translation."""
    if entry.msgid_plural:
        entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    else:
        entry.msgstr = entry.msgid
    if entry.fuzzy:
        entry.flags.remove("fuzzy")
        entry.previous_msgid = entry.previous_msgid_plural = None
        entry.previous_msgctxt = None


def _identity(entry: polib.POEntry) -> tuple:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def _path(root: Path, language: str) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def _read(path: Path) -> polib.POFile:
    try:
        return polib.pofile(str(path))
    except OSError as error:
        raise Failure(f"{shown(path)} cannot be read: {error}.") from error


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
