"""The README's map is that of the repository."""

import subprocess

from tests.docs.pages import INLINE, ROOT, page


def folders_of_the_map() -> set[str]:
    _before, _found, after = page("README.md").text.partition("## The folders\n")
    rows = [line.split("|")[1] for line in after.splitlines() if line.startswith("| `")]
    named = {name for cell in rows for name in INLINE.findall(cell)}
    return {name for name in named if name.endswith("/")}


def test_every_folder_of_the_map_exists():
    for folder in folders_of_the_map():
        assert (ROOT / folder).is_dir(), folder


def test_every_folder_of_the_repository_is_in_the_map():
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607 - the developer's own git
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    top = {path.split("/")[0] for path in listed.stdout.splitlines() if "/" in path}

    assert top == {folder.split("/")[0] for folder in folders_of_the_map()}


def test_the_readme_shows_what_make_run_prints():
    printed = (ROOT / "tools/serving.py").read_text()

    shown, *_others = page("README.md").blocks("text")
    for line in shown.replace("http://localhost:8000", "{address}").splitlines():
        assert line.partition(" …")[0] in printed, line
