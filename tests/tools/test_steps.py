"""A list of checks is run to its end, and its status is honest."""

import sys

from tools.steps import Step, run_aloud, run_quietly


def step(name: str, code: str, **options) -> Step:
    return Step(name, [sys.executable, "-c", code], **options)


def test_a_failed_check_is_shown_and_the_next_ones_are_run(capfd):
    status = run_quietly(
        [
            step("format", "print('nothing to say')"),
            step("lint", "print('line 3 is wrong'); raise SystemExit(4)"),
            step("imports", "pass"),
        ]
    )

    printed = capfd.readouterr().out
    assert status == 1
    assert "format … ok" in printed
    assert "nothing to say" not in printed
    assert "lint … FAILED" in printed
    assert "line 3 is wrong" in printed
    assert "imports … ok" in printed
    assert printed.endswith("Failed: lint.\n")


def test_checks_that_all_pass_give_a_status_of_zero(capfd):
    assert run_quietly([step("format", "pass"), step("lint", "pass")]) == 0


def test_the_settings_of_the_shell_can_be_taken_away(capfd, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere")
    code = "import os; print(os.environ.get('DATABASE_URL'), os.environ['MORE'])"

    status = run_aloud(
        [step("Tests", code, environment={"DATABASE_URL": None, "MORE": "more"})]
    )

    printed = capfd.readouterr().out
    assert status == 0
    assert "None more" in printed
    assert "Tests: passed" in printed


def test_a_run_without_a_test_fails_unless_tests_were_chosen(capfd):
    assert run_aloud([step("Tests", "raise SystemExit(5)")]) == 1
    assert run_aloud([step("Tests", "raise SystemExit(5)", none_is_fine=True)]) == 0


def test_the_tests_that_failed_are_named_once_more_at_the_end(tmp_path, capsys):
    test = tmp_path / "test_two.py"
    test.write_text("def test_good():\n    pass\ndef test_bad():\n    assert False\n")
    report = tmp_path / "report.xml"
    options = ["-p", "no:django", "-p", "no:cacheprovider", "--rootdir", tmp_path]
    pytest = [sys.executable, "-m", "pytest", *options, test, f"--junitxml={report}"]
    assert run_aloud([Step("Tests", pytest, report=report)]) == 1
    end = capsys.readouterr().out.rpartition("Tests: FAILED")[2]
    assert end.split() == ["test_two::test_bad"]
