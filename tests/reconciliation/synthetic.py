"""A corpus of invented articles with known truth: who said what where, and which outlets tell it.

    for article in corpus(seed=1, articles=600).articles: ...

Delegates of real states speak for and against invented plans. One to five outlets report each day
of a debate, each in wording of its own, and now and then one of them errs: in a size, a member, a
total, a polarity or a date. Planted is what a careful reader of two articles could call a
contradiction, and nothing else. A member stands in the place of another: of one with a name like
it, or of any other where both lists are whole; of two lists with gaps that name Peru and Uruguay
nobody can say that either is wrong. A date is wrong where the words show that the statement is the
same: it is made for others, or both reports quote it; else a state may have spoken on two days, as
some here do. A seed uses one third of each list of `wording.yaml`: weights come from
the seeds 0, 3, 6 …, thresholds from 1, 4, 7 …, and 2, 5, 8 … are kept for tests. The same seed and
number give the same corpus.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

Error = tuple[str, str, Any]
"""Which outlet errs, in what, and what it says instead."""
FIRST = date(2018, 1, 8)
DEBATES_A_DAY = 6
REPORTS = (1, 2, 2, 3, 3, 3, 4, 5)
"""How many outlets report a debate, each as likely as it stands here."""


@dataclass(frozen=True)
class Utterance:
    """Something that was said once."""

    id: str
    kind: str
    """joint, national, criticism, reply, announced, withdrawal, letter or tally."""
    day: date
    voice: str | None
    """Code of the state that speaks; none for letters and tallies."""
    plan: str
    polarity: str
    organ: str
    size: int | None = None
    members: tuple[str, ...] = ()
    other: str | None = None
    facets: tuple[tuple[str, str], ...] = ()
    """Details, with the polarity towards each."""
    quote: str | None = None
    totals: tuple[int, int, int] | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the members and whoever speaks for them are all."""
        return self.size == len(self.members) + (self.voice is not None)


@dataclass(frozen=True)
class Report:
    """One outlet's account of an utterance: the passages `text[start:end]` that tell it."""

    document: str
    utterance: str
    spans: tuple[tuple[int, int], ...]
    names: bool = False
    """Whether it names members."""
    quotes: bool = False


@dataclass(frozen=True)
class Planted:
    """A disagreement between the reports of one utterance: what each document that tells says."""

    utterance: str
    kind: str
    """size, member, total, polarity or date."""
    told: dict[str, str]


@dataclass(frozen=True)
class Article:
    """An article; `text` is what is stored of it."""

    id: str
    publisher: str
    date: date
    title: str
    text: str


@dataclass
class Corpus:
    """Articles, and what is true of them."""

    articles: list[Article] = field(default_factory=list)
    utterances: dict[str, Utterance] = field(default_factory=dict)
    reports: list[Report] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)

    def write(self, file: Path) -> None:
        """Write the articles as JSON Lines."""
        with file.open("w", encoding="utf-8") as out:
            for one in self.articles:
                row = {
                    "id": one.id,
                    "title": one.title,
                    "date": one.date.isoformat(),
                    "publisher": one.publisher,
                    "language": "en",
                    "text": one.text,
                }
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


def corpus(seed: int, articles: int) -> Corpus:
    """So many articles, and the truth about them."""
    world = _World(seed)
    made = Corpus()
    number = 0
    while len(made.articles) < articles:
        day = FIRST + timedelta(
            days=7 * (number // (5 * DEBATES_A_DAY)) + number // DEBATES_A_DAY % 5
        )
        _Debate(world, number, day).report(made, articles)
        number += 1
    return made


@dataclass(frozen=True)
class _Plan:
    name: str
    facets: tuple[str, ...]
    owner: str | None
    """The state whose plan it is; it does not speak in the debate on it."""


class _World:
    """States, people, plans and wording of one seed."""

    def __init__(self, seed: int) -> None:
        words = _wording()
        self.seed, self.words = seed, words
        random = _dice("world", seed)
        self.states = {code: (name, demonym) for code, name, demonym in words["states"]}
        self.people = {
            code: (random.choice(words["given_names"]), random.choice(words["family_names"]))
            for code in self.states
        }
        self.mistaken, self.alike = (
            {a: b for pair in pairs for a, b in (pair, pair[::-1])}
            for pairs in (words["mistaken"] + words["alike"], words["alike"])
        )
        self.plans = []
        for thing, facets in words["objects"].items():
            for adjective in words["adjectives"]:
                owner = random.choice([None, None, random.choice(sorted(self.states))])
                start = f"{self.possessive(owner)} " if owner else "the "
                self.plans.append(_Plan(f"{start}{adjective} {thing}", tuple(facets), owner))

    def name(self, code: str) -> str:
        name = self.states[code][0]
        return f"the {name}" if code in self.words["article_before"] else name

    def possessive(self, code: str) -> str:
        name = self.name(code)
        return f"{name}'" if name.endswith("s") else f"{name}'s"

    def one_of(self, random: Random, name: str, *more: str) -> str:
        """A wording, from the third of a list that this seed uses."""
        words: Any = self.words[name]
        for key in more:
            words = words[key]
        return str(random.choice(words[self.seed % 3 :: 3]))


class _Debate:
    """One debate on one day: what was said in it, and who reports it."""

    def __init__(self, world: _World, number: int, day: date) -> None:
        self.world, self.number, self.day = world, number, day
        self.random = _dice("debate", world.seed, number)
        self.organ = self.random.choice(world.words["organs"])
        self.plan = self.random.choice(world.plans)
        self.said: list[Utterance] = []
        self._speak()

    def _speak(self) -> None:
        random = self.random
        states = random.sample(sorted(self.world.states.keys() - {self.plan.owner}), 24)
        sides = ["support", "oppose"]
        random.shuffle(sides)
        if random.random() < 0.6:
            for side in sides[: 1 + (random.random() < 0.5)]:
                self._add("joint", states.pop(), side, members=self._members(states), size=True)
        for _ in range(random.choice([1, 2, 2, 3])):
            state = states.pop()
            self._add("national", state, random.choice(sides))
            first = self.said[-1]
            if random.random() < 0.12:  # the same state on another plan: not the same statement
                other = random.choice([one for one in self.world.plans if one.owner != state])
                self._add("national", state, random.choice(sides), plan=other)
            if random.random() < 0.2:  # and again on the next day
                later = self.day + timedelta(days=1)
                self._add("national", state, random.choice(sides), day=later)
                if self.said[-1].quote == first.quote:  # nobody says the same words twice
                    self.said[-1] = replace(self.said[-1], quote=None)
        if random.random() < 0.3:
            accuser, accused = states.pop(), states.pop()
            self._add("criticism", accuser, "oppose", other=accused)
            if random.random() < 0.7:
                self._add("reply", accused, "oppose", other=accuser)
        if random.random() < 0.12:
            self._add("announced", states.pop(), "oppose")
        if random.random() < 0.08:
            self._add("withdrawal", states.pop(), "oppose")
        if random.random() < 0.12:
            self._add(
                "letter", None, random.choice(sides), members=self._members(states), size=True
            )
        if random.random() < 0.2:
            totals = (random.randint(60, 130), random.randint(5, 50), random.randint(8, 60))
            self._add("tally", None, "support", totals=totals)

    def _members(self, states: list[str]) -> tuple[str, ...]:
        return tuple(sorted(states.pop() for _ in range(3)))

    def _add(self, kind: str, voice: str | None, polarity: str, **given: Any) -> None:
        random = self.random
        plan = given.pop("plan", self.plan)
        facets = random.sample(plan.facets, 2)
        if given.pop("size", False):
            whole = len(given["members"]) + (voice is not None)
            sizes = [whole, random.randint(5, 20), random.randint(5, 20), random.randint(20, 75)]
            taken = {one.size for one in self.said}
            given["size"] = random.choice([one for one in sizes if one not in taken])
        quote = None
        if kind == "national" and random.random() < 0.6:
            quote = self.world.one_of(random, "quotes", polarity).format(facet=facets[1])
            quote = quote[0].upper() + quote[1:]
        day = given.pop("day", self.day)
        self.said.append(
            Utterance(
                id=f"{self.number}-{len(self.said)}",
                kind=kind,
                day=day,
                voice=voice,
                plan=plan.name,
                polarity=polarity,
                organ=self.organ[1],
                facets=tuple((facet, polarity) for facet in facets),
                quote=quote,
                **given,
            )
        )

    def report(self, made: Corpus, limit: int) -> None:
        """Add the articles of the outlets that report the debate, until there are enough."""
        random, before = self.random, len(made.reports)
        outlets = random.sample(self.world.words["outlets"], random.choice(REPORTS))
        outlets = outlets[: limit - len(made.articles)]
        told: dict[str, list[str]] = {one.id: [] for one in self.said}
        for outlet in outlets:
            chosen = [one for one in self.said if random.random() < 0.75] or self.said[:1]
            for one in chosen:
                told[one.id].append(outlet)
        errors = {one.id: self._error(one, told[one.id]) for one in self.said}
        for outlet in outlets:
            chosen = [one for one in self.said if outlet in told[one.id]]
            for day in sorted({one.day for one in chosen}):
                if len(made.articles) < limit:
                    part = [one for one in chosen if one.day == day]
                    self._write(made, outlet, day, part, errors)
        new = made.reports[before:]
        for one in self.said:
            if told[one.id]:
                made.utterances[one.id] = one
            reports = [report for report in new if report.utterance == one.id]
            self._note(made, one, errors[one.id], reports)

    def _error(self, one: Utterance, outlets: Sequence[str]) -> Error | None:
        """Which outlet errs, in what, and what it says instead."""
        random = self.random
        if len(outlets) < 2:
            return None
        choices: list[tuple[str, float, Any]] = []
        if one.size:
            less = [] if one.is_whole else [-2, -1]
            choices.append(("size", 0.15, one.size + random.choice([*less, 1, 2])))
        mistaken = self.world.mistaken if one.is_whole else self.world.alike
        if set(one.members) & mistaken.keys():
            wrong = next(code for code in one.members if code in mistaken)
            swap = mistaken[wrong]
            if swap not in (*one.members, one.voice):
                swapped = tuple(swap if code == wrong else code for code in one.members)
                choices.append(("member", 0.3, swapped))
        if one.kind in ("national", "joint"):
            choices.append(
                ("polarity", 0.04, {"support": "oppose", "oppose": "support"}[one.polarity])
            )
            if one.quote or one.kind == "joint":
                choices.append(("date", 0.08, one.day - timedelta(days=1)))
        if one.totals:
            yes, no, abstain = one.totals
            choices.append(("total", 0.3, (yes, no, abstain + random.choice([-1, 1]))))
        for kind, chance, value in choices:
            if random.random() < chance:
                return random.choice(outlets), kind, value
        return None

    @staticmethod
    def _note(made: Corpus, one: Utterance, error: Error | None, reports: list[Report]) -> None:
        """Keep the disagreement that an error makes, where another report has it right."""
        if error is None:
            return
        outlet, kind, value = error
        if kind == "member":
            reports = [report for report in reports if report.names]
        elif kind == "date" and one.quote:
            reports = [report for report in reports if report.quotes]
        documents = [report.document for report in reports]
        true = {
            "size": one.size,
            "member": one.members,
            "polarity": one.polarity,
            "date": one.day,
            "total": one.totals,
        }[kind]
        told = {name: str(value if name.startswith(_file(outlet)) else true) for name in documents}
        if len(set(told.values())) > 1:
            made.planted.append(Planted(one.id, kind, told))

    def _write(
        self,
        made: Corpus,
        outlet: str,
        day: date,
        told: Sequence[Utterance],
        errors: dict[str, Error | None],
    ) -> None:
        published = day + timedelta(days=self.random.choice([0, 0, 1]))
        name = f"{_file(outlet)}-{self.number}-{(day - self.day).days}"
        page = _Page(self, outlet, day, published)
        reports = []
        for one in told:
            error = errors[one.id]
            wrong = {error[1]: error[2]} if error and error[0] == outlet else {}
            reports.append(page.tell(name, one, wrong))
        page.finish()
        made.articles.append(Article(name, outlet, published, page.title, page.text))
        made.reports += reports


class _Page:
    """One article in the making; `tell` adds an utterance, and says where it is told."""

    def __init__(self, debate: _Debate, outlet: str, day: date, published: date) -> None:
        self.debate, self.world, self.random = debate, debate.world, debate.random
        self.outlet, self.day, self.published = outlet, day, published
        self._long, self._short, self._place = debate.organ
        self._style = _dice("style", outlet)
        plan = debate.plan.name
        self.title = self.world.one_of(self.random, "titles").format(plan=plan)
        stamp = f"{_month(published)} {published.day}"
        lead = self._filled("leads", plan=plan, organ=f"the {self._long}", on=self._on(day))
        self.text = f"{self.title}\n\n{self._place}, {stamp} ({outlet}) -- {lead}"
        self.finish()

    def finish(self) -> None:
        """End with a sentence or two that say nothing of anybody's stance."""
        if self.random.random() < 0.6:
            self.text += f"\n\n{self.world.one_of(self.random, 'fillers')}"

    def tell(self, document: str, one: Utterance, wrong: dict[str, Any]) -> Report:
        """A paragraph on an utterance, with the errors that this outlet makes."""
        random, world = self.random, self.world
        polarity = wrong.get("polarity", one.polarity)
        members = wrong.get("member", one.members)
        totals = wrong.get("total", one.totals) or (None, None, None)
        slots: dict[str, Any] = {
            "plan": one.plan,
            "size": _number(wrong.get("size", one.size)),
            "members": _listed([world.name(code) for code in members]),
            "on": self._on(wrong.get("date", one.day)),
            "organ": f"the {self._long}" if random.random() < 0.3 else self._short,
            "doing": world.one_of(random, "supporting" if polarity == "support" else "opposing"),
            "did": world.one_of(random, polarity),
            "facet": one.facets[0][0],
        } | dict(zip(("yes", "no", "abstain"), totals, strict=True))
        slots["at"] = random.choice(
            ["at {organ} {on}", "{on} at a meeting of {organ}", "during a debate at {organ} {on}"]
        ).format(**slots)
        if one.voice:
            slots |= self._person(one.voice)
            slots["spokesperson"] = slots["state"]
        if one.other:
            slots["other"], slots["others"] = world.name(one.other), world.possessive(one.other)
        template = world.one_of(random, one.kind)
        if one.voice:  # whoever speaks is introduced before a text says "the envoy"
            is_named = "{speaker}" in template
            is_minister = "inister" in slots["speaker"]
            slots["envoy"] = "the minister" if is_minister else "the envoy"
            if not is_named:
                slots["envoy"] = f"the {slots['demonym']} envoy"
        names = "{members}" in template
        sentences = [self._fill(template, slots)]
        if one.members and not names and ("member" in wrong or random.random() < 0.6):
            names = True
            sentences.append(self._filled("named", **slots))
        if one.kind in ("joint", "national"):
            for facet, _ in one.facets[: random.choice([0, 1, 1, 2])]:
                slots |= {"facet": facet, "did": world.one_of(random, polarity)}
                sentences.append(self._filled(f"{one.kind}_more", **slots))
        quotes = one.quote is not None and polarity == one.polarity
        if quotes and ("date" in wrong or random.random() < 0.7):
            if not is_named:
                full = f"{slots['demonym']} ambassador {slots['person']}"
                slots |= {"surname": full, "envoy": full}
            sentences.append(self._filled("said", **slots, quote=one.quote))
        else:
            quotes = False
        self.text += "\n\n"
        spans = []
        for number, sentence in enumerate(sentences):
            if number:
                self.text += " "
            spans.append((len(self.text), len(self.text) + len(sentence)))
            self.text += sentence
        if random.random() < 0.2:
            self.finish()
        return Report(document, one.id, tuple(spans), names, quotes)

    def _person(self, code: str) -> dict[str, str]:
        world = self.world
        given, family = world.people[code]
        demonym = world.states[code][1]
        slots = {
            "person": f"{given} {family}",
            "surname": family,
            "state": world.name(code),
            "states": world.possessive(code),
            "demonym": demonym,
        }
        return slots | {"speaker": world.one_of(self.random, "roles").format(**slots)}

    def _on(self, day: date) -> str:
        if self._style.random() < 0.7 and 0 <= (self.published - day).days < 6:
            return f"on {day:%A}"
        return f"on {_month(day)} {day.day}"

    def _filled(self, name: str, **slots: Any) -> str:
        return self._fill(self.world.one_of(self.random, name), slots)

    @staticmethod
    def _fill(template: str, slots: dict[str, Any]) -> str:
        firsts = {f"{name}_first": _upper(str(value)) for name, value in slots.items()}
        return _upper(template.format(**slots, **firsts))


def _dice(*seed: object) -> Random:
    return Random(" ".join(map(str, seed)))  # noqa: S311  # a corpus has no secrets


def _number(size: int | None) -> str:
    return "" if size is None else str(size)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}" if names else ""


def _month(day: date) -> str:
    return day.strftime("%B") if day.month in (5, 6, 7) else day.strftime("%b.")


def _file(outlet: str) -> str:
    return outlet.lower().replace(" ", "-")


@cache
def _wording() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "wording.yaml").read_text(encoding="utf-8")
    )
    return found
