"""Manuals of Debian's packages in French and English, as documents to search."""

from tests.relevance.corpus.documents import documentation

__all__ = ["documentation"]
