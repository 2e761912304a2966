from labs.core.models.competence import Competence
from labs.core.models.definition import DefinitionPage, TerritoriesPage
from labs.core.models.lab import LabPage
from labs.core.models.lab_index import LabIndexPage
from labs.core.models.lab_rows import (
    AxisPosition,
    LabLayer,
    LabPartner,
    LabQuotation,
    LabSignature,
    LabSkill,
    LabSubject,
)
from labs.core.models.programme import ProgrammePage
from labs.core.models.programme_index import ProgrammeIndexPage
from labs.core.models.programme_rows import (
    ProgrammeOutput,
    ProgrammePartner,
    ProgrammeStep,
    ProgrammeTheme,
)
from labs.core.models.territory import Territory
from labs.core.models.testimony import (
    TestimonyAbout,
    TestimonyIndexPage,
    TestimonyPage,
)
from labs.core.models.topic import (
    TopicIndexPage,
    TopicPage,
    TopicPlaceKind,
    TopicQuestion,
)
from labs.core.models.typology import Archetype, Axis, Layer, Signature
from labs.core.models.vigilance import VigilanceEcho, VigilancePoint

__all__ = [
    "Archetype",
    "Axis",
    "AxisPosition",
    "Competence",
    "DefinitionPage",
    "LabIndexPage",
    "LabLayer",
    "LabPage",
    "LabPartner",
    "LabQuotation",
    "LabSignature",
    "LabSkill",
    "LabSubject",
    "Layer",
    "ProgrammeIndexPage",
    "ProgrammeOutput",
    "ProgrammePage",
    "ProgrammePartner",
    "ProgrammeStep",
    "ProgrammeTheme",
    "Signature",
    "TerritoriesPage",
    "Territory",
    "TestimonyAbout",
    "TestimonyIndexPage",
    "TestimonyPage",
    "TopicIndexPage",
    "TopicPage",
    "TopicPlaceKind",
    "TopicQuestion",
    "VigilanceEcho",
    "VigilancePoint",
]
