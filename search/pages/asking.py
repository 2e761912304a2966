"""What a reader asks by the address of the search page, and the addresses nearby."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Self

from django.http import QueryDict

from search.engines.base import Filters, Query
from search.engines.reading.facets import parameter_names, read_filters


@dataclass(frozen=True, slots=True)
class Asked:
    """
    `text` as typed, in the language of the address; `exact` where it is meant to be.

    Filters and values that nothing can have were left out.
    """

    text: str
    locale: str
    filters: Filters = field(default_factory=dict)
    exact: bool = False

    @classmethod
    def read(cls, text: str, locale: str, parameters: QueryDict) -> Self:
        filters, _unknown = read_filters(
            {name: parameters.getlist(name) for name in parameter_names()}
        )
        return cls(text, locale, filters, parameters.get("exact") == "1")

    @property
    def query(self) -> Query:
        return Query(self.text, self.locale, filters=self.filters, exact=self.exact)

    @property
    def parameters(self) -> QueryDict:
        """Those of the address of this search, the number of the page apart."""
        parameters = QueryDict(mutable=True)
        parameters["q"] = self.text
        if self.exact:
            parameters["exact"] = "1"
        for name, values in self.filters.items():
            parameters.setlist(name, sorted(values))
        return parameters

    @property
    def address(self) -> str:
        """Relative to the page's own."""
        return f"?{self.parameters.urlencode()}"

    def meant_exactly(self) -> Self:
        return replace(self, exact=True)

    def corrected_again(self) -> Self:
        return replace(self, exact=False)

    def without(self, name: str, value: str) -> Self:
        values = self.filters[name] - {value}
        filters = {each: held for each, held in self.filters.items() if each != name}
        return replace(self, filters=filters | ({name: values} if values else {}))

    def unfiltered(self) -> Self:
        return replace(self, filters={})

    def pairs(self) -> Iterable[tuple[str, str]]:
        """The filters, one by one."""
        return (
            (name, value)
            for name, values in self.filters.items()
            for value in sorted(values)
        )
