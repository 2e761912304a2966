"""Texts of Debian's packages in French and English, as documents to search."""

from tests.relevance.corpus.documents import documentation, large

__all__ = ["documentation", "large"]
