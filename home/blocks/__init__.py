from home.blocks.body import BodyBlock
from home.blocks.part import PartBlock
from home.blocks.prose import ProseBlock
from home.blocks.text import BodySection

__all__ = ["BodyBlock", "BodySection", "PartBlock", "ProseBlock"]
