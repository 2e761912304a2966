"""The reference of the record names what partners get of each block."""

from home.blocks import BodyBlock
from tests.docs.pages import INLINE, page

PARTS = page("docs/reference/record.md").table("Parts of a body")


def test_every_part_of_a_body_is_in_the_reference():
    assert list(PARTS) == list(BodyBlock().child_blocks)


def test_the_members_of_every_part_are_in_the_reference():
    for name, block in BodyBlock().child_blocks.items():
        (text,) = PARTS[name]
        assert set(block.child_blocks) <= set(INLINE.findall(text)), name
