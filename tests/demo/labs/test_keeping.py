"""Labs follow their files too; what editors did with terms and rows is kept."""

import pytest

from home.models import FormerKey
from home.terms.merging import merge_terms
from labs.core.models import (
    Archetype,
    Competence,
    LabPage,
    ProgrammePage,
    Signature,
    Territory,
    TopicPage,
    VigilancePoint,
)
from tests.demo.files import both
from tests.demo.labs.files import (
    ARCHETYPE,
    EVERYTHING,
    LAB,
    OTHER_LAB,
    TERRITORY,
    TOPIC,
    VIGILANCE,
)
from tests.factories import edit, settle_if_open


@pytest.fixture
def everything(loading):
    """Loads the small demonstration with labs, some of its lists changed."""

    def run(**lists):
        loader = loading(**EVERYTHING | lists)
        settle_if_open()
        return loader

    return run


def lab(title: str) -> LabPage:
    return LabPage.objects.get(title=title)


def subjects(title: str) -> list[str]:
    return [row.text for row in lab(title).subjects.all()]


def skills(title: str) -> list[str]:
    return [row.competence.key for row in lab(title).skills.all()]


def test_rows_follow_the_files_in_both_languages(everything):
    everything()
    kept = lab("The lab here").subjects.first().translation_key

    changed = LAB | {
        "subjects": {"fr": ["l'habitat", "b", "c"], "en": ["homes", "b", "c"]},
        "team_skills": None,
    }
    loader = everything(labs=[changed, OTHER_LAB])

    assert loader.report.totals["updated"] == 1
    assert subjects("Le labo d'ici") == ["l'habitat", "b", "c"]
    assert subjects("The lab here") == ["homes", "b", "c"]
    assert lab("The lab here").subjects.first().translation_key == kept
    assert skills("Le labo d'ici") == skills("The lab here") == []


def test_labs_that_name_each_other_are_both_complete_at_once(everything):
    labs = [
        LAB | {"partner_labs": ["other-lab"]},
        OTHER_LAB | {"partner_labs": ["lab23"]},
    ]

    loader = everything(labs=labs)

    for title, other in (
        ("The lab here", "L'autre labo"),
        ("The other lab", "Le labo"),
    ):
        (partner,) = lab(title).partner_labs.all()
        assert partner.lab.title.startswith(other)
    assert loader.report.totals["updated"] == 0
    assert set(everything(labs=labs).report.totals) == {"left"}


def test_merged_skills_stay_one_on_every_lab(everything):
    everything()
    merge_terms(
        kept=Competence.objects.get(key="design"),
        merged=Competence.objects.get(key="listening"),
    )
    settle_if_open()

    loader = everything()

    assert loader.report.skipped == [
        "competence listening: an editor merged it into design"
    ]
    assert not Competence.objects.filter(key="listening").exists()
    assert skills("Le labo d'ici") == ["design"]

    everything(labs=[LAB | {"team_size": 3}, OTHER_LAB])

    assert (lab("The lab here").team_size, skills("The lab here")) == (3, ["design"])


def test_a_lab_whose_skills_were_merged_still_follows_its_files(everything):
    """The skill that stays keeps its place in the list, and no editor moved it."""
    said = ["écoute", "atelier", "design"], ["listening", "workshop", "design"]
    team = {"team_skills": dict(zip(("fr", "en"), said, strict=True))}
    everything(labs=[LAB | team, OTHER_LAB])
    merge_terms(
        kept=Competence.objects.get(key="design"),
        merged=Competence.objects.get(key="listening"),
    )
    settle_if_open()

    untouched = everything(labs=[LAB | team, OTHER_LAB])
    changed = everything(labs=[LAB | team | {"team_size": 9}, OTHER_LAB])

    assert untouched.report.totals["updated"] == 0
    assert changed.report.totals["updated"] == 1
    assert lab("The lab here").team_size == 9
    assert skills("The lab here") == skills("Le labo d'ici") == ["workshop", "design"]


def test_a_skill_that_an_editor_has_made_is_not_made_twice(everything):
    Competence.objects.create(key="own", name={"fr": "Design"})

    loader = everything()

    assert "competence design: own is called 'design' already" in loader.report.skipped
    assert Competence.objects.filter(key__in=["own", "design"]).count() == 1


def test_a_merged_sentence_does_not_come_back_to_its_archetype(everything):
    everything()
    kept, merged = Signature.objects.order_by("sort_order")
    merged.delete()
    FormerKey.objects.create(kind="signature", key=merged.key, present_key=kept.key)

    everything(archetypes=[ARCHETYPE | {"horizon_years": [10]}])

    assert Signature.objects.count() == 1


def test_sentences_keep_their_rows_when_the_files_order_them_anew(everything):
    everything()
    rows = dict(Signature.objects.values_list("key", "pk"))

    turned = ARCHETYPE | {"signature": ARCHETYPE["signature"][::-1]}
    everything(archetypes=[turned])

    signatures = Archetype.objects.get().signatures.all()
    assert [row.key for row in signatures] == ["publishing", "long-horizon"]
    assert dict(Signature.objects.values_list("key", "pk")) == rows


def test_a_term_whose_key_an_editor_gave_to_another_is_that_one(everything):
    """A key that a term has today is no former key."""
    everything()
    FormerKey.objects.create(kind="competence", key="design", present_key="listening")

    everything(labs=[LAB | {"team_size": 3}, OTHER_LAB])

    assert skills("Le labo d'ici") == ["design", "listening"]


def test_a_lab_stays_in_the_territory_that_took_its_own_over(everything):
    name = both("Limousin", "Limousin")
    territories = [TERRITORY, TERRITORY | {"key": "limousin", "name": name}]
    everything(territories=territories)
    merge_terms(
        kept=Territory.objects.get(key="limousin"),
        merged=Territory.objects.get(key="creuse"),
    )
    settle_if_open()

    loader = everything(
        territories=territories, labs=[LAB | {"team_size": 3}, OTHER_LAB]
    )

    assert loader.report.totals["updated"] == 1
    assert lab("The lab here").territory.key == "limousin"
    assert lab("The lab here").team_size == 3


def test_a_lab_without_the_territory_that_it_needs_is_skipped(everything):
    everything(labs=[], programmes=[], vigilance_points=[])
    Territory.objects.all().delete()

    loader = everything()

    assert loader.report.skipped == [
        "territory creuse: an editor deleted it",
        "lab lab23: there is no territory creuse",
        "lab other-lab: there is no territory creuse",
    ]
    assert ProgrammePage.objects.first().resulting_lab is None


def test_questions_keep_the_keys_of_their_places(everything):
    everything()
    more = [*TOPIC["questions"], both("Et après ?", "What next?")]

    everything(topics=[TOPIC | {"questions": more}])

    for topic in TopicPage.objects.all():
        keys = [question.key for question in topic.questions.all()]
        assert keys == ["commons-1", "commons-2", "commons-3"]


def test_a_point_leads_to_a_page_once_it_is_there(everything):
    everything(
        labs=[OTHER_LAB],
        programmes=[],
        vigilance_points=[VIGILANCE | {"echoes": ["foresight"]}],
    )
    assert VigilancePoint.objects.get().echoes.count() == 1

    everything()

    rows = VigilancePoint.objects.get().echoes.all()
    assert [(row.page.title, row.anchor) for row in rows] == [
        ("Le labo d'ici", ""),
        ("Definition", "foresight"),
    ]


def test_a_fact_that_someone_changed_keeps_the_whole_programme(everything):
    everything()
    programme = ProgrammePage.objects.get(locale__language_code="fr")
    edit(programme, labs_count=13)

    loader = everything(programmes=[EVERYTHING["programmes"][0] | {"labs_count": 12}])

    assert loader.report.skipped == ["programme programme: someone edited it in fr, en"]
    counts = ProgrammePage.objects.values_list("labs_count", flat=True)
    assert set(counts) == {13}
