"""What states said beside how they voted: where words and votes part."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from stancegraph.analysis.agreement.pairs import Per, Unanimous, agreement
from stancegraph.analysis.agreement.votes import VoteMatrix
from stancegraph.analysis.results import Table
from stancegraph.analysis.selection import Selection
from stancegraph.analysis.stances import Counting, Stances, chosen, stances
from stancegraph.errors import UsageError
from stancegraph.tables import Tables


def agreement_in_words(said: Stances, *, per: Per | str = Per.ALL) -> Table:
    """How far each two actors say the same: `period`, `a`, `b`, `agreement`, `shared_issues`.

    x is the mean of an actor's stances on an issue (from −1 to 1), weighted as they count, and w
    the sum of their weights. Agreement is Σ w (1 − |x_a − x_b| / 2) / Σ w over the issues on which
    both took a stance, with the smaller w of the two: an issue counts as much as the one who said
    less on it. Votes are no words and do not count. `per` year puts a stance in the year of its
    first possible day. Raises UsageError for sessions, which statements do not have, and for
    stances that are numbers on another scale.
    """
    per = chosen(Per, per)
    if per is Per.SESSION:
        raise UsageError("statements have no session", hint="ask for years, or for all")
    frame = said.frame.filter(~pl.col("event").str.starts_with("roll-call/").fill_null(value=False))
    if frame.filter(pl.col("value").abs() > 1).height:
        raise UsageError(
            "agreement in words needs stances from −1 to 1", hint="use the qualifier polarity"
        )
    year = pl.col("earliest").dt.year().cast(pl.String)
    period = year if per is Per.YEAR else pl.lit(str(per))
    weight = pl.col("weight")
    means = (
        frame.with_columns(period=period)
        .drop_nulls("period")
        .group_by("period", "issue", "actor")
        .agg(mean=(pl.col("value") * weight).sum() / weight.sum(), weight=weight.sum())
        .sort("period", "issue", "actor")
    )
    pairs = means.join(means, on=("period", "issue"), suffix="_b").filter(
        pl.col("actor") < pl.col("actor_b")
    )
    less = pl.min_horizontal("weight", "weight_b")
    alike = 1 - (pl.col("mean") - pl.col("mean_b")).abs() / 2
    found = (
        pairs.sort("period", "actor", "actor_b", "issue")
        .group_by("period", a="actor", b="actor_b", maintain_order=True)
        .agg(agreement=(alike * less).sum() / less.sum(), shared_issues=pl.len().cast(pl.Int64))
    )
    return Table(found, said.made.then("agreement in words", per=per))


def words_and_votes(
    said: Stances,
    votes: VoteMatrix,
    *,
    measure: str = "voeten",
    per: Per | str = Per.ALL,
    unanimous: Unanimous | str = Unanimous.LEFT_OUT,
    least: int = 1,
) -> Table:
    """Agreement in stated positions beside agreement in votes, pair by pair.

    Columns: `period`, `a`, `b`, `words` (`agreement_in_words`), `votes` (`agreement`),
    `difference` = words − votes, `shared_issues`, `roll_calls`; the pairs that part most first.
    Pairs for which one of the two is not known, and those with fewer than `least` joint roll
    calls, are left out. Choose the same issue and period for
    both sides, or use `said_and_voted`. Raises UsageError as the two functions do.
    """
    words = agreement_in_words(said, per=per)
    cast = agreement(votes, measure, per=per, unanimous=unanimous, least=least)
    both = words.frame.rename({"agreement": "words"}).join(
        cast.frame.rename({"agreement": "votes"}).drop_nulls("votes"), on=("period", "a", "b")
    )
    frame = both.select(
        "period",
        "a",
        "b",
        "words",
        "votes",
        "shared_issues",
        "roll_calls",
        difference=pl.col("words") - pl.col("votes"),
    ).select(COLUMNS)
    # Differences of equal size may differ in their last digits.
    apart = pl.col("difference").abs().round(12)
    frame = frame.sort(apart, "period", "a", "b", descending=[True, False, False, False])
    options = {f"words {name}": value for name, value in said.made.options.items()}
    return Table(frame, cast.made.then("words beside votes", **options))


COLUMNS = (
    "period",
    "a",
    "b",
    "words",
    "votes",
    "difference",
    "shared_issues",
    "roll_calls",
)


def said_and_voted(
    tables: Tables,
    issues: str | Sequence[str],
    *,
    voted: str | None = None,
    since: str | None = None,
    until: str | None = None,
    measure: str = "voeten",
    per: Per | str = Per.ALL,
    counting: Counting | str = Counting.FRACTIONAL,
    unanimous: Unanimous | str = Unanimous.LEFT_OUT,
    least: int = 1,
) -> Table:
    """`words_and_votes` for each of some issues over the same period, with the column `issue`.

    Words are on the issue or narrower ones, votes in roll calls that are; with `voted` votes are on
    that issue instead, since what is said of one matter is often voted on under a wider heading.
    Raises UsageError for an issue that the graph does not know, or that no vote is about.
    """
    wanted = [issues] if isinstance(issues, str) else list(issues)
    if not wanted:
        raise UsageError("words and votes are compared issue by issue", hint="name an issue")
    parts = []
    for issue in wanted:
        picked = Selection.of({"issue": issue}, since=since, until=until)
        heading = voted or issue
        votes = VoteMatrix.of(tables, Selection.of({"issue": heading}, since=since, until=until))
        if not votes.calls.height:
            raise UsageError(
                f"no vote is about the issue {heading!r} in this period",
                hint="name a wider issue, or one that roll calls are tagged with",
            )
        said = stances(tables, picked, counting=counting)
        parts.append(
            words_and_votes(said, votes, measure=measure, per=per, unanimous=unanimous, least=least)
        )
    frames = [
        part.frame.insert_column(0, pl.Series("issue", [issue] * part.frame.height, pl.String))
        for issue, part in zip(wanted, parts, strict=True)
    ]
    apart = pl.col("difference").abs().round(12)
    order = (apart, "issue", "period", "a", "b")
    frame = pl.concat(frames).sort(order, descending=[True, False, False, False, False])
    made = parts[0].made
    selection = {**made.selection, "issue": "|".join(wanted)}
    selection |= {"issue of votes": voted} if voted else {}
    return Table(frame, type(made)(made.what, selection, made.options, made.software))
