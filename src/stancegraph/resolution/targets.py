"""What a position is about: an actor, an issue of the codebook, or an issue of its document."""

from __future__ import annotations

from dataclasses import dataclass

from stancegraph.errors import FactSheetError
from stancegraph.records import Collection, Issue
from stancegraph.records.factsheet import FactSheetPosition
from stancegraph.records.identifiers import mint
from stancegraph.records.values import Polarity
from stancegraph.resolution.actors import Actors
from stancegraph.resolution.codebook import Codebook
from stancegraph.resolution.phrases import words

_EMPTY = frozenset("a an any her his its my our some such that the their these this those".split())


def content_words(target: str) -> tuple[str, ...]:
    """The words of a target without articles and pronouns, in the singular.

    A target of empty words alone keeps them. Order and prepositions stay: they tell who does what
    to whom.
    """
    plain = words(target)
    content = [_singular(word) for word in plain if word not in _EMPTY]
    return tuple(content or plain)


def _singular(word: str) -> str:
    """The word without the ending of a plural: `policies` → `policy`, `measures` → `measure`."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] not in "isu" else word


@dataclass(frozen=True, slots=True)
class Target:
    """Identifiers of the target and of its issue, and the polarity towards the issue."""

    id: str
    issue: str | None
    issue_polarity: Polarity | None


class Targets:
    """Finds the target of a position by its words; what no pattern knows stays in the document."""

    def __init__(
        self, document: str, codebook: Codebook | None, actors: Actors, records: Collection
    ) -> None:
        self._document, self._codebook = document, codebook
        self._actors, self._records = actors, records

    def find(self, position: FactSheetPosition, actor: str | None, at: str) -> Target:
        """The target of a position directed at `actor`.

        Raises FactSheetError for an issue that no codebook has.
        """
        issue, sense = self._issue(position, actor, at)
        polarity = position.polarity.turned() if sense == "reversed" else position.polarity
        named = self._actors.known(position.target)
        if issue is None and named is None:
            issue = self._scoped(position.target)
        return Target(named or issue or "", issue, polarity if issue else None)

    def _issue(
        self, position: FactSheetPosition, actor: str | None, at: str
    ) -> tuple[str | None, str]:
        if position.issue is not None:
            if self._codebook is None or position.issue not in self._codebook:
                raise FactSheetError(
                    f"no codebook has the issue {position.issue!r}",
                    at=at,
                    hint="give the codebook that has it: --issues issues.yaml",
                )
            return self._from_codebook(self._codebook, position.issue), position.issue_sense
        if self._codebook is not None:
            key = self._actors.key(actor) if actor else None
            found = self._codebook.match(position.target, key)
            if found is not None:
                return self._from_codebook(self._codebook, found.issue), found.sense
        return None, "same"

    def _from_codebook(self, codebook: Codebook, key: str) -> str:
        entry = codebook[key]
        record = Issue(
            id=f"issue/{entry.id}",
            label=entry.label,
            definition=entry.definition,
            broader=tuple(self._from_codebook(codebook, one) for one in entry.broader),
        )
        return self._records.add(record).id

    def _scoped(self, target: str) -> str:
        """An issue of this document alone; its first spelling is its label.

        Targets are the same issue when they differ only in articles, pronouns, number and case:
        "their baseless accusation against China" and "baseless accusations against China" are
        one.
        """
        label = " ".join(target.split())
        identifier = mint("issue", self._document, *content_words(target))
        if self._records.get(Issue, identifier) is None:
            self._records.add(Issue(id=identifier, label=label, scope=self._document))
        return identifier
