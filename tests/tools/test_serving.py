"""`make run`: two processes, one beginning, one end."""

import signal

import pytest

from tests.tools.project import Project, get, wait_until_gone


def test_the_first_run_prepares_serves_and_says_the_password(
    installed: Project, free_port: int
):
    serving = installed.serve(free_port)
    try:
        assert get(free_port) == 200
        serving.pids()
    finally:
        serving.stop()

    commands = (installed.data / "commands").read_text().split()
    assert commands[:4] == ["migrate", "load_demo", "first_admin", "catalog"]
    assert sorted(commands[4:]) == ["catalog", "runserver"]
    for address in ("/fr/", "/en/", "/admin/"):
        assert f"http://localhost:{free_port}{address}\n" in serving.printed
    assert (
        f"password: a-password (kept in {installed.data}/admin-password)"
        in serving.printed
    )


def test_a_later_run_names_the_file_and_not_the_password(
    installed: Project, free_port: int
):
    (installed.data / "admin-password").write_text("a-password\n")

    serving = installed.serve(free_port)
    serving.stop()

    assert "a-password" not in serving.printed
    assert f"{installed.data}/admin-password" in serving.printed
    assert "Installing" not in serving.printed


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_stops_everything_cleanly(
    installed: Project, free_port: int, number: signal.Signals
):
    serving = installed.serve(free_port)
    pids = serving.pids()

    status, output = serving.stop(number)

    assert status == 0
    assert output.strip().endswith("Stopping.")
    wait_until_gone(pids)


def test_nothing_outlives_a_run_that_was_killed(installed: Project, free_port: int):
    serving = installed.serve(free_port)
    pids = serving.pids()

    serving.process.kill()
    serving.end()

    wait_until_gone(pids)


def test_when_one_ends_the_other_is_stopped_and_a_sentence_says_which(
    installed: Project, free_port: int
):
    serving = installed.serve(free_port)
    pids = serving.pids()

    (installed.data / "end-follower").touch()
    status, output = serving.end()

    assert status == 1
    assert "The catalog's follower ended by itself, with status 7" in output
    wait_until_gone(pids)
    with pytest.raises(OSError, match="refused"):
        get(free_port)


def test_a_failed_migration_is_shown_and_nothing_is_served(
    installed: Project, free_port: int
):
    (installed.data / "fail-migrate").touch()

    status, output = installed.run("run", PORT=str(free_port))

    assert status == 1
    assert "migrate cannot." in output
    assert "The database was not migrated" in output
    assert "runserver" not in (installed.data / "commands").read_text()


def test_a_second_run_of_the_same_data_is_refused(
    installed: Project, free_port: int, listen
):
    serving = installed.serve(free_port)
    try:
        status, output = installed.run("run", PORT=str(free_port - 1))
    finally:
        serving.stop()

    assert status == 1
    assert f"already runs from this folder, on port {free_port}" in output
