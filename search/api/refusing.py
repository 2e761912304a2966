"""What cannot be read of what is asked for, and who says so."""

#: One parameter at fault: where it is, and a sentence.
Error = tuple[tuple[str, str], object]


class Refused(ValueError):
    """A value that a parameter cannot have; its argument says why, in words."""


def is_storable(text: str) -> bool:
    """Whether a database may be asked for it: nulls and half characters are refused."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text
