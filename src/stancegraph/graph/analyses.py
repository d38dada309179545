"""Numbers and networks of a graph; what they count is chosen and told."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from stancegraph.tables import Tables

if TYPE_CHECKING:
    from stancegraph.analysis.agreement import VoteMatrix
    from stancegraph.analysis.networks import Network
    from stancegraph.analysis.results import Table
    from stancegraph.analysis.selection import Values
    from stancegraph.analysis.stances import Stances


class Analyses(ABC):
    """The analyses of whatever has tables."""

    @property
    @abstractmethod
    def tables(self) -> Tables:
        """One polars frame a kind of record."""

    def stances(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        exclude: Mapping[str, Values] | None = None,
        counting: str = "fractional",
        by: str = "holder",
        qualifier: str = "polarity",
        neutral: str = "between",
        reports: str = "once",
        **filters: Values,
    ) -> Stances:
        """Positions as analyses count them; see `stancegraph.analysis.stances`.

        `filters` and `exclude` are filters of `stancegraph.analysis.selection` or coded variables,
        with the value or values wanted: `issue="xinjiang"`, `exclude={"basis": "recorded"}`;
        `since` and `until` are a day, a month or a year. Raises UsageError for what is unknown.
        """
        from stancegraph.analysis.selection import Selection
        from stancegraph.analysis.stances import stances

        selection = Selection.of(filters, exclude, since, until)
        return stances(
            self.tables,
            selection,
            counting=counting,
            by=by,
            qualifier=qualifier,
            neutral=neutral,
            reports=reports,
        )

    def network(
        self,
        kind: str,
        *,
        of: str = "actors",
        normalise: str = "none",
        duplicates: str = "include",
        isolates: str = "keep",
        least_stances: int = 1,
        least_actors: int = 1,
        least_weight: float = 0.0,
        groups: Sequence[str] = (),
        scale: tuple[float, float] | None = None,
        **selection: Any,
    ) -> Network:
        """A network of actors or issues as a networkx graph with `weight`, `sign` on its edges.

        `kind` is affiliation, congruence, conflict, subtract or ignored; `normalise` none,
        average-activity, jaccard, cosine or dna-cosine; `duplicates` include, document, day,
        week, month, year or once; `groups` blocs to mark on the nodes; `selection` what `stances`
        takes. Its `repr` tells all choices.
        """
        from stancegraph.analysis.networks import Duplicates, Isolates, Normalise, Of, Ties, network
        from stancegraph.analysis.stances import chosen

        ties = Ties(
            of=chosen(Of, of),
            normalise=chosen(Normalise, normalise),
            duplicates=chosen(Duplicates, duplicates),
            isolates=chosen(Isolates, isolates),
            least_stances=least_stances,
            least_actors=least_actors,
            least_weight=least_weight,
            groups=tuple(groups),
            scale=scale,
        )
        return network(self.stances(**selection), kind, ties)

    def votes(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        exclude: Mapping[str, Values] | None = None,
        motions: str | Sequence[str] = (),
        voter: str = "state",
        **filters: Values,
    ) -> VoteMatrix:
        """Recorded votes as a matrix, states x roll calls; see `stancegraph.analysis.agreement`.

        `motions` are kinds of motion, such as `whole text`; `voter="seat"` joins the states that
        held one seat after another. Filters are those of `stances`.
        """
        from stancegraph.analysis.agreement import VoteMatrix
        from stancegraph.analysis.selection import Selection

        selection = Selection.of(filters, exclude, since, until)
        return VoteMatrix.of(self.tables, selection, motions=motions, voter=voter)

    def agreement(
        self,
        measure: str = "voeten",
        *,
        per: str = "session",
        unanimous: str = "left-out",
        absent: str = "left-out",
        least: int = 1,
        **selection: Any,
    ) -> Table:
        """How far each two states voted alike: `period`, `a`, `b`, `agreement`, `roll_calls`.

        `measure` is one of `stancegraph.analysis.agreement.MEASURES`; `per` session, year or all;
        `unanimous` roll calls are left-out or kept; `absent` is left-out or abstention; `least` the
        roll calls that a pair must share; `selection` what `votes` takes.
        """
        from stancegraph.analysis.agreement import agreement

        votes = self.votes(**selection)
        return agreement(votes, measure, per=per, unanimous=unanimous, absent=absent, least=least)
