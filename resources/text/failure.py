"""Why a file could not be read, as a code; what to tell editors is said elsewhere."""

CHANGED = "changed"
DAMAGED = "damaged"
ENCRYPTED = "encrypted"
FORMAT = "format"
MEMORY = "memory"
MISSING = "missing"
STOPPED = "stopped"
TIME = "time"
TOO_LARGE = "too-large"
UNSAFE = "unsafe"

#: What the process that reads may say.
CODES = (
    DAMAGED,
    ENCRYPTED,
    FORMAT,
    MEMORY,
    MISSING,
    STOPPED,
    TIME,
    TOO_LARGE,
    UNSAFE,
)


class Unreadable(Exception):
    """A file that cannot be read. `detail` is for the log, never for editors."""

    def __init__(self, code: str, detail: str = ""):
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
