from home.blocks.text import BodyBlock, BodySection

__all__ = ["BodyBlock", "BodySection"]
