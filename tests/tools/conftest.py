import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tools.project import Project, make_project
from tools.locking import locked


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project where nothing was run yet."""
    return make_project(tmp_path)


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that is installed, the same one for all processes of the suite."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with locked(folder / "installed.lock", when_taken=lambda _: None):
        if not (folder / "installed").exists():
            make_project(folder / "installed")
    made = Project(folder / "installed", folder / "installed" / "var")
    status, output = made.run("install")
    assert status == 0, output
    return made


@pytest.fixture
def installed(installation: Project, tmp_path: Path) -> Project:
    """The project that is installed, with no data yet."""
    return Project(installation.folder, tmp_path)


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def listen() -> Iterator[Callable[[str], int]]:
    """Listen on an address, on any port, as another program would."""
    opened = []

    def start(address: str) -> int:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        listening = socket.create_server((address, 0), family=family)
        opened.append(listening)
        return listening.getsockname()[1]

    yield start
    for listening in opened:
        listening.close()
