"""
Runs a program for as long as another process lives: `watch.py PID FOLDER PROGRAM…`.

So a server that a test run started ends with it, however the run ends, even one that a
test has stopped with SIGSTOP; and its data, the folder, are removed. `FOLDER.pid` has
the number of its process. Whoever starts it is not kept waiting.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

INTERVAL = 0.2


def main(watched: int, folder: str, program: list[str]) -> None:
    if os.fork():
        return
    os.setsid()
    with subprocess.Popen(program, start_new_session=True) as running:
        Path(f"{folder}.pid").write_text(str(running.pid))
        while _lives(watched):
            if running.poll() is not None:
                # Its data stay: a test that killed it may start it again.
                return
            time.sleep(INTERVAL)
        os.killpg(running.pid, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)
    Path(f"{folder}.pid").unlink()


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
