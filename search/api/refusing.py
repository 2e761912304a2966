"""How a reader of one value says that it cannot be read."""

#: One parameter at fault: where it is, and a sentence.
Error = tuple[tuple[str, str], object]


class Refused(ValueError):
    """A value that a parameter cannot have; its argument says why, in words."""
