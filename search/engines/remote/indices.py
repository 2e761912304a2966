"""
The indices of an installation: their names, who answers, who is being made.

The alias `prefix-language` answers. Behind it is an index with a name of its own, which
no other will ever have, and an alias of its own to write through: whoever writes to an
index that was replaced meanwhile is refused, and cannot take another one for it, nor
have the server make one.
"""

import re
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.engines.remote import reading
from search.engines.remote.client import Server
from search.engines.remote.layout import STATE_ID, State, index_body

#: Seconds that searches of an index may take that have begun before it was replaced.
SEARCHES_END = 1.0


def writing(index: str) -> str:
    """The alias through which one index is written."""
    return f"{index}-write"


@dataclass(frozen=True, slots=True)
class Indices:
    server: Server
    prefix: str
    languages: Sequence[str]
    replicas: int = 0

    def answering(self, language: str) -> str:
        """The alias that answers in a language."""
        return f"{self.prefix}-{language}"

    def states(self, names: Mapping[str, str]) -> dict[str, State | None]:
        """Where the indices of several languages stand, by the names given."""
        wanted = [{"_index": name, "_id": STATE_ID} for name in names.values()]
        answer = self.server.read("POST", "/_mget", {"docs": wanted})
        reading.require(self.server.name, answer)
        with reading.checking(self.server.name):
            found = answer.body["docs"]
            return {
                language: reading.state(self.server.name, document)
                for language, document in zip(names, found, strict=True)
            }

    def answering_states(self) -> dict[str, State | None]:
        return self.states({code: self.answering(code) for code in self.languages})

    def create(self) -> dict[str, str]:
        """New empty indices that answer nobody yet, by language."""
        made = {}
        for language in self.languages:
            index = f"{self.answering(language)}-{secrets.token_hex(6)}"
            body = index_body(self.replicas, [writing(index)])
            self.server.change("PUT", f"/{index}", body)
            made[language] = index
        return made

    def switch(self, made: Mapping[str, str]) -> None:
        """
        Has new indices answer, all at once, and removes every other one.

        What another process is making is removed too: it is not needed any more.
        """
        actions, others = [], []
        for language, index in made.items():
            alias = self.answering(language)
            actions.append({"add": {"index": index, "alias": alias}})
            for other, aliases in self._there(language).items():
                if other == alias:
                    # Somebody else's: only without it can there be the alias.
                    actions.append({"remove_index": {"index": other}})
                elif other != index:
                    others.append(other)
                    actions += [
                        {"remove": {"index": other, "alias": each}} for each in aliases
                    ]
        self.server.change("POST", "/_aliases", {"actions": actions})
        if others:
            time.sleep(SEARCHES_END)
            self.remove(others)

    def remove(self, names: Sequence[str]) -> None:
        for name in names:
            answer = self.server.read("DELETE", f"/{name}", ignore_unavailable="true")
            if answer.status != reading.MISSING:
                reading.require(self.server.name, answer)

    def remove_all(self) -> None:
        for language in self.languages:
            self.remove(list(self._there(language)))

    def refresh(self, names: Sequence[str]) -> None:
        """Has what was written be found."""
        self.server.change("POST", f"/{','.join(names)}/_refresh")

    def _there(self, language: str) -> dict[str, list[str]]:
        """
        Every index of a language with its aliases, whether it answers or not.

        Also one that bears the name of the alias, which somebody else must have made.
        """
        alias = self.answering(language)
        answer = self.server.read("GET", f"/{alias}*/_alias")
        reading.require(self.server.name, answer)
        ours = re.compile(rf"{re.escape(alias)}(-[0-9a-f]{{12}})?")
        with reading.checking(self.server.name):
            return {
                name: list(told["aliases"])
                for name, told in sorted(answer.body.items())
                if ours.fullmatch(name)
            }
