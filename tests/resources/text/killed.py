"""Stands for a process that is killed in the middle of its work."""

import os
import signal
import sys

if __name__ == "__main__":
    if sys.stdin.read() == "killed":
        print('{"page": "Une page"}\n{"page": "Une au', flush=True)  # noqa: T201
    os.kill(os.getpid(), signal.SIGKILL)
