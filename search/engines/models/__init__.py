from search.engines.models.dictionary import Learning, WordPair
from search.engines.models.promotion import Promotion
from search.engines.models.synonyms import SynonymGroup

__all__ = ["Learning", "Promotion", "SynonymGroup", "WordPair"]
