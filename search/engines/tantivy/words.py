"""
The index of the words that documents ever had, by language.

That is where a word with a typing error finds those like it. It is apart from the
documents, whose number and lengths their scores depend on. A word is never taken away:
whoever asks looks whether a document still has it.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

import tantivy

from search.engines.documents import Document
from search.engines.tantivy.folder import IndexFolder
from search.engines.words import fold

#: More candidates than this are not looked at.
MOST_NEAR = 100
#: What is longer is no word that somebody mistyped.
LONGEST = 32


class WordIndex:
    def __init__(self, path: Path, *, patience: float):
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("locale", tokenizer_name="raw", index_option="basic")
        builder.add_text_field(
            "word", stored=True, tokenizer_name="raw", index_option="basic"
        )
        # As a text has it, with its accents.
        builder.add_text_field(
            "shown", stored=True, tokenizer_name="raw", index_option="basic"
        )
        builder.add_text_field("both", tokenizer_name="raw", index_option="basic")
        self._schema = builder.build()
        self._folder = IndexFolder(path, self._schema, patience=patience)

    def check(self) -> None:
        """Raises `EngineUnavailable` where the index is missing or damaged."""
        with self._folder.reporting():
            self._folder.searcher()

    def add(self, documents: Iterable[Document]) -> None:
        """The words of documents, each once."""
        with self._folder.reporting():
            searcher = self._folder.searcher()
            found: dict[tuple[str, str], str] = {}
            for document in documents:
                accented = {fold(word): word for word in document.accented.split()}
                for word in set(document.exact.split()):
                    if word.isalpha() and len(word) <= LONGEST:
                        found[document.locale, word] = accented.get(word, word)
            new = {
                (locale, word): shown
                for (locale, word), shown in found.items()
                if not searcher.doc_freq("both", f"{locale} {word}")
            }
        if not new:
            return
        with self._folder.writing() as writer:
            for (locale, word), shown in sorted(new.items()):
                writer.add_document(
                    tantivy.Document(
                        locale=[locale],
                        word=[word],
                        shown=[shown],
                        both=[f"{locale} {word}"],
                    )
                )

    def reset(self) -> None:
        self._folder.create()

    def kept_still(self) -> AbstractContextManager[None]:
        """Nobody writes meanwhile."""
        return self._folder.kept_still()

    def near(self, word: str, locale: str, errors: int) -> list[tuple[str, str]]:
        """
        The words of a language that are at most so many errors away, in order.

        Each folded, and as it is shown.
        """
        query = tantivy.Query.boolean_query(
            [
                (
                    tantivy.Occur.Must,
                    tantivy.Query.term_query(self._schema, "locale", locale),
                ),
                (
                    tantivy.Occur.Must,
                    tantivy.Query.fuzzy_term_query(
                        self._schema,
                        "word",
                        word,
                        distance=errors,
                        transposition_cost_one=True,
                    ),
                ),
            ]
        )
        with self._folder.reporting():
            searcher = self._folder.searcher()
            hits = searcher.search(query, MOST_NEAR, count=False).hits
            documents = [searcher.doc(address) for _score, address in hits]
        return sorted(
            (each.get_first("word"), each.get_first("shown")) for each in documents
        )
