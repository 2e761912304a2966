"""The virtual environment: made whole, made once, made again when it must be."""

import json
import signal
from pathlib import Path

from tests.tools.project import Project, wait_until

INSTALLING = "Installing into .venv"


def stamp(project: Project) -> Path:
    return project.folder / ".venv" / "cousinage.json"


def test_a_second_command_installs_nothing(installed: Project):
    _, output = installed.run("install")

    assert INSTALLING not in output


def test_catalogues_are_compiled_without_gettext(installed: Project):
    catalogue = installed.folder / "locale" / "fr" / "LC_MESSAGES" / "django.mo"

    assert b"Chercher" in catalogue.read_bytes()


def test_a_failed_installation_says_why_and_where_its_log_is(
    project: Project, free_port: int
):
    (project.folder / "requirements.txt").write_text("no-such-package==1.0\n")

    status, output = project.run("run", PORT=str(free_port))

    assert status == 1
    said = output.replace(f"{INSTALLING}, about a minute, this once…\n", "")
    assert said.count("\n") == 1
    assert "no-such-package==1.0" in said
    assert "var/install.log" in said
    assert "no-such-package==1.0" in (project.data / "install.log").read_text()
    assert not stamp(project).exists()


def test_an_interrupted_installation_is_made_again(project: Project):
    first = project.start("install")
    half_made = project.folder / ".venv" / "pyvenv.cfg"
    wait_until(half_made.exists)
    first.send_signal(signal.SIGTERM)
    output, _ = first.communicate(timeout=30)

    assert first.returncode == 130
    assert "Interrupted" in output
    assert not stamp(project).exists()

    # And one that had no time to clean up: the next waits until it is over.
    killed = project.start("install")
    wait_until(half_made.exists)
    killed.kill()
    killed.communicate(timeout=30)
    _, output = project.run("install")

    assert INSTALLING in output
    assert stamp(project).exists()
    assert (project.folder / "locale/fr/LC_MESSAGES/django.mo").exists()


def test_an_environment_made_from_something_else_is_not_used(installed: Project):
    made_from = json.loads(stamp(installed).read_text())

    assert made_from["folder"] == str(installed.folder / ".venv")
    assert set(made_from) == {"folder", "python", "requirements"}
