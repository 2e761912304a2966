"""The commands by name, and what they have in common: signals and failures."""

import signal
import sys

from tools import checks, constraints, environment, serving, suite
from tools.environment import install
from tools.failure import Failure

COMMANDS = {
    "install": install,
    "run": serving.run,
    "test": suite.test,
    "full": suite.full,
    "coverage": suite.coverage,
    "check": checks.check,
    "messages": environment.command("tools.catalogues", "gather"),
    "constraints": constraints.refresh,
    "bench": environment.command("bench"),
    "relevance": environment.command("tests.relevance"),
}

INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    """Run one command; its status is the process's."""
    # Without this, SIGTERM would end this process and leave its children to
    # themselves; an exception ends what it waits for on the way out.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # as nohup sets it
        signal.signal(signal.SIGHUP, signal.default_int_handler)
    try:
        return COMMANDS[arguments[0]]()
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted: the same command starts again.", file=sys.stderr)
        return INTERRUPTED
