from search.engines.models.asked import AskedQuery
from search.engines.models.dictionary import Learning, WordPair
from search.engines.models.promotion import Promotion
from search.engines.models.synonyms import SynonymGroup

__all__ = ["AskedQuery", "Learning", "Promotion", "SynonymGroup", "WordPair"]
