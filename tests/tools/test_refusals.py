"""What `make run` refuses, before it has changed anything."""

import ast
import shutil
import sys
from pathlib import Path

import pytest

from tests.tools.project import ROOT, Project


def one_sentence(output: str) -> bool:
    return output.count("\n") == 1 and output.endswith(".\n")


def pretend_python(folder: Path, pretence: str) -> Path:
    """A Python that takes itself for another one."""
    run = "sys.path.insert(0, ''); runpy.run_module('tools', run_name='__main__')"
    code = f"import importlib.util, runpy, sys; {pretence}; {run}"
    path = folder / "other-python"
    path.write_text(
        "#!/bin/sh\n"
        'test "$1" = -c && exit 0\n'
        "shift 2\n"
        f'exec "{sys.executable}" -c "{code}" "$@"\n'
    )
    path.chmod(0o755)
    return path


def test_an_old_python_is_named_with_the_version_that_is_needed(project: Project):
    python = pretend_python(
        project.folder,
        "sys.version_info = (3, 9, 2); sys.version = '3.9.2 (elsewhere)'",
    )

    status, output = project.run("run", PYTHON=str(python))

    assert status == 1
    assert one_sentence(output)
    assert "needs Python 3.11" in output
    assert "is 3.9.2" in output
    assert not (project.folder / ".venv").exists()


def test_a_python_without_venv_is_told_the_package_to_install(project: Project):
    python = pretend_python(
        project.folder,
        "find = importlib.util.find_spec; importlib.util.find_spec = "
        "lambda name, *_: None if name == 'ensurepip' else find(name)",
    )

    status, output = project.run("install", PYTHON=str(python))

    assert status == 1
    assert one_sentence(output)
    assert "cannot make virtual environments" in output
    assert "{}.{}-venv".format(*sys.version_info) in output


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py", "python_version.py"])
def test_old_pythons_can_read_the_file_that_refuses_them(name: str):
    ast.parse((ROOT / "tools" / name).read_text(), feature_version=(3, 6))


def test_a_python_that_is_not_there_is_named(project: Project):
    status, output = project.run("run", PYTHON="no-such-python")

    assert status == 1
    assert one_sentence(output)
    assert "no-such-python" in output


def test_a_machine_without_python_is_told_what_to_install(project: Project):
    commands = project.folder / "commands"
    commands.mkdir()
    (commands / "dirname").symlink_to(shutil.which("dirname"))

    status, output = project.run("run", PYTHON="", PATH=str(commands))

    assert status == 1
    assert one_sentence(output)
    assert "install Python 3.11 or newer" in output


def test_a_command_that_only_says_it_is_not_installed_is_passed_over(project: Project):
    commands = project.folder / "commands"
    commands.mkdir()
    (commands / "dirname").symlink_to(shutil.which("dirname"))
    (commands / "python3.13").write_text("#!/bin/sh\nexit 127\n")
    (commands / "python3.13").chmod(0o755)
    (commands / "python3.11").symlink_to(sys.executable)

    status, output = project.run("run", PYTHON="", PATH=str(commands), PORT="none")

    assert "PORT=none is not a port" in output


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "80 80", "８０００"])
def test_what_is_not_a_port_is_refused(project: Project, port: str):
    status, output = project.run("run", PORT=port)

    assert status == 1
    assert one_sentence(output)
    assert f"PORT={port} is not a port" in output


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])  # noqa: S104 - in a test
def test_a_port_in_use_is_refused_and_another_one_proposed(
    project: Project, listen, address: str
):
    port = listen(address)

    status, output = project.run("run", PORT=str(port))

    assert status == 1
    assert one_sentence(output)
    assert f"Port {port} is in use" in output
    assert not (project.folder / ".venv").exists()


def test_a_data_folder_that_cannot_be_written_is_named(
    project: Project, free_port: int
):
    file = project.folder / "file"
    file.touch()

    status, output = project.run("run", PORT=str(free_port), DATA_DIR=f"{file}/data")

    assert status == 1
    assert one_sentence(output)
    assert f"{file}/data cannot be written" in output


def test_a_var_folder_that_cannot_be_made_is_named(project: Project):
    project.data.touch()

    status, output = project.run("test")

    assert status == 1
    assert one_sentence(output)
    assert "var cannot be written" in output
