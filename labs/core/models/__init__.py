from labs.core.models.programme import ProgrammePage
from labs.core.models.programme_index import ProgrammeIndexPage
from labs.core.models.programme_rows import (
    ProgrammeOutput,
    ProgrammePartner,
    ProgrammeStep,
    ProgrammeTheme,
)
from labs.core.models.territory import Territory

__all__ = [
    "ProgrammeIndexPage",
    "ProgrammeOutput",
    "ProgrammePage",
    "ProgrammePartner",
    "ProgrammeStep",
    "ProgrammeTheme",
    "Territory",
]
