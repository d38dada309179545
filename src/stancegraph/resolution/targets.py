"""What a position is about: an actor, an issue of the codebook, or an issue known by its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from stancegraph.errors import FactSheetError
from stancegraph.records import Collection, Issue
from stancegraph.records.factsheet import FactSheetPosition
from stancegraph.records.identifiers import mint
from stancegraph.records.values import Polarity
from stancegraph.resolution.actors import Actors
from stancegraph.resolution.codebook import Codebook
from stancegraph.resolution.datafiles import rows
from stancegraph.resolution.phrases import words

_EMPTY = frozenset("a an any her his its my our some such that the their these this those".split())
_ARTICLES = frozenset({"a", "an", "the"})
_SMALL = frozenset(
    "about against among and as at between by for from in into not of off on or out over than to "
    "towards under upon with within without".split()
)
_SPECIFIC = 2
"""Words of its own that a target needs to mean the same in every document."""


def content_words(target: str) -> tuple[str, ...]:
    """The words of a target without articles and pronouns, in the singular.

    A target of empty words alone keeps them. Order and prepositions stay: they tell who does what
    to whom.
    """
    plain = words(target)
    content = [_singular(word) for word in plain if word not in _EMPTY]
    return tuple(content or plain)


def names_a_matter(target: str) -> bool:
    """Whether the words of a target mean the same wherever they stand.

    They do not where one of them points back ("their", "such") or fewer than two say more than
    `draft`, `measure` or another word of data/generic_words.csv.
    """
    plain = words(target)
    if not _EMPTY.isdisjoint(set(plain) - _ARTICLES):
        return False
    own = {word for word in content_words(target) if word not in _SMALL | _generic()}
    return len(own) >= _SPECIFIC


@cache
def _generic() -> frozenset[str]:
    return frozenset(word for [word] in rows("generic_words.csv"))


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
            issue = self._worded(position.target)
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
        return codebook_issue(codebook, key, self._records)

    def _worded(self, target: str) -> str:
        """An issue known by its words alone; its first spelling is its label.

        Targets are the same issue when they differ only in articles, number and case: "the
        Iranian nuclear programme" and "Iranian nuclear programmes" are one, in all documents. A
        target whose words mean something only within their text ("their decision", "the draft
        resolution") is an issue of its document.
        """
        scope = None if names_a_matter(target) else self._document
        where = (scope,) if scope else ()
        identifier = mint("issue", *where, *content_words(target))
        if self._records.get(Issue, identifier) is None:
            label = " ".join(target.split())
            self._records.add(Issue(id=identifier, label=label, scope=scope))
        return identifier


def codebook_issue(codebook: Codebook, key: str, records: Collection) -> str:
    """The identifier of an issue of a codebook; it and what is broader are added to `records`."""
    entry = codebook[key]
    record = Issue(
        id=f"issue/{entry.id}",
        label=entry.label,
        definition=entry.definition,
        broader=tuple(codebook_issue(codebook, one, records) for one in entry.broader),
    )
    return records.add(record).id
