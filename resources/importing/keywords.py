"""Keywords by their words: those that are there, and those that an import makes."""

from django.db.models import Q
from django.utils.text import slugify

from home.fields.label import Label, in_source_language
from home.models import FormerKey, Keyword
from home.models.key import free_key
from home.terms.keys import term_for
from search.catalog.registry import vocabulary_kind

#: Among how many keys that differ by their number alone a word is looked for.
_NUMBERED = 9


def bring_keyword(words: dict[str, str]) -> Keyword:
    """The keyword that one of the words, by language, labels; made if there is none."""
    for code, word in words.items():
        found = _labelled(code, word) or _merged(word)
        if found is not None:
            return found
    keyword = Keyword(label=words, name=in_source_language(Label(words)))
    keyword.slug = free_key(Keyword, keyword.name)
    # Not `full_clean`: that reads every keyword, to find what was just looked for.
    keyword.clean_fields()
    keyword.save()
    return keyword


def _labelled(code: str, word: str) -> Keyword | None:
    """
    In whatever case. SQLite knows the two cases of ASCII letters only: a keyword whose
    other letters differ is found by its key.
    """
    stem = slugify(word)[:70].strip("-")
    keys = [stem, *(f"{stem}-{number}" for number in range(2, _NUMBERED + 1))]
    alike = Q(name__iexact=word) | Q(**{f"label__{code}__iexact": word})
    wanted = word.casefold()
    for keyword in Keyword.objects.filter(alike | Q(slug__in=keys)).order_by("pk"):
        if wanted in (keyword.name.casefold(), keyword.label.get(code, "").casefold()):
            return keyword
    return None


def _merged(word: str) -> Keyword | None:
    """What an editor merged the word's keyword into."""
    kind, key = vocabulary_kind(Keyword), slugify(word)
    if FormerKey.objects.filter(kind=kind, key=key).exists():
        return term_for(kind, key)
    return None
