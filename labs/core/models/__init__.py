from labs.core.models.programme import (
    ProgrammeIndexPage,
    ProgrammeOutput,
    ProgrammePage,
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
