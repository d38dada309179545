"""The language of diplomacy as data: stance cues, verbs of speech, offices, sizes.

Each cue is one entry of `cues.yaml` with an example sentence that a test runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from stancegraph.records.values import Act, Polarity

_FOLDER = Path(__file__).parent
FURTHER = ("evaluations.yaml", "idioms.yaml", "nominals.yaml", "verbs.yaml")
"""Files of cues beside `cues.yaml`, by kind."""


class Kind(StrEnum):
    """How a cue stands in a clause."""

    VERB = "verb"  # they *oppose* the plan
    NOUN = "noun"  # they voiced *opposition* to the plan; their *opposition* to the plan
    QUALITY = "quality"  # the plan is *unacceptable*; they called the plan *unacceptable*
    EFFECT = "effect"  # a speaker says that the plan *undermines* peace: he opposes the plan
    OFFENCE = "offence"  # a speaker says that they *defame* us: he says that they oppose us


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with the words that must stand around it and what follows from it.

    `targets` are slots in order of preference: `dobj`, `subject`, `clause`, `attr`, `self`,
    `prep:to` (object of "to") or `of` a verb's particle phrase.
    """

    id: str
    word: str
    kind: Kind
    targets: tuple[str, ...]
    polarity: Polarity
    act: Act
    negated: Polarity | None = None
    """Polarity under negation; None where nothing follows from it."""
    addressee: tuple[str, ...] = ()
    """Slots of who is asked or blamed; it becomes the target's actor."""
    particle: str | None = None
    adverbs: frozenset[str] = frozenset()
    """One of these must modify the verb ("speak *positively* of")."""
    complements: frozenset[str] = frozenset()
    """A noun: the prepositions of which one must follow; a verb: words its object must be."""
    light: frozenset[str] = frozenset()
    """Verbs that carry the noun, where the usual ones do not."""
    by_speaker: bool = False
    """True where the stance is that of whoever speaks, not of the clause's subject."""
    only_negated: bool = False
    """True where the cue means something under negation only ("cannot erase")."""
    firm: bool = False
    """True where only a firm refusal means something: "*will not* attend", not "did not"."""
    hostile: bool = False
    """An offence: the blamed actor opposes the other, according to the speaker."""
    owned: bool = True
    """A noun: whether an owner alone makes it a stance ("Chile's support for")."""
    other_subject: bool = False
    """True where the clause must have a subject of its own ("want them to go")."""
    felt: bool = False
    """A verb: whether its object takes the stance, towards the subject ("the visit *irked* us")."""
    deed: bool = False
    """True for acts of force or help: a stance only where they are done, to somebody of another."""
    without: frozenset[str] = frozenset()
    """Objects with which the verb says something else ("accepted *responsibility*")."""
    own_words: bool = False
    """True where the cue counts only in a speech or quotation."""
    recorded: bool = False
    """True for votes, signatures and sponsorships."""
    example: str = ""
    finds: tuple[str, ...] = ()
    """Holder, polarity and words of the target that the example must give."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists; frames by lemma."""

    frames: Mapping[str, tuple[Frame, ...]]
    light: frozenset[str]
    """Verbs that carry a noun of stance: express, voice, reiterate."""
    ends: frozenset[str]
    """Verbs of ending: to ask for them is to oppose what should end."""
    end_nouns: frozenset[str]
    calling: frozenset[str]
    """Verbs that give their object a quality: call, deem, describe."""
    loaded: frozenset[str]
    """Adjectives with which a speaker rejects what they describe."""
    drawing: frozenset[str]
    """Verbs for getting a reaction: "drew praise from"."""
    condemned: frozenset[str]
    """Nouns with which a speaker rejects what they name: aggression, blockade."""
    hostile: frozenset[str]
    """Those of them for acts of states towards others."""
    dark: frozenset[str]
    """Words that make what another state does an accusation."""
    condemning: frozenset[str]
    """Adjectives that do the same to any noun: criminal, ruthless."""
    evils: frozenset[str]
    """Nouns for what nobody wants: hunger, pollution."""
    refusing: frozenset[str]
    deciding: frozenset[str]
    """Verbs under which a deed is as good as done: "decided to expel"."""
    intending: frozenset[str]
    hypothetical: frozenset[str]
    speech: frozenset[str]
    asking: frozenset[str]
    statements: Mapping[str, str]
    """Noun → kind of statement: letter, statement."""
    offices: frozenset[str]
    institutions: frozenset[str]
    foreign_to_states: frozenset[str]
    """Words that make a person no voice of a state: former, opposition, UN."""
    occupations: frozenset[str]
    states: frozenset[str]
    """Nouns for states or those who act for them: country, nation, delegation."""
    regions: frozenset[str]
    """Words that place states in the world: Arab, Nordic."""
    sizes: Mapping[str, str]
    """Word of quantity → size text of a coalition: several → some."""
    numbers: Mapping[str, int]

    def all_frames(self) -> Iterator[Frame]:
        """Each frame once, in order of lemma."""
        for _, frames in sorted(self.frames.items()):
            yield from frames


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package, read once."""
    cues, speech, people, sizes = (
        read_data(name) for name in ("cues.yaml", "speech.yaml", "offices.yaml", "sizes.yaml")
    )
    frames: dict[str, list[Frame]] = {}
    own_words = read_data("own_words.yaml")
    entries = [*cues["cues"]]
    for name in FURTHER:
        entries += read_data(name)["cues"]
    entries += ({**one, "own_words": True} for one in own_words["cues"])
    for entry in entries:
        frame = _frame(entry)
        frames.setdefault(frame.word, []).append(frame)
    return Lexicon(
        frames={word: tuple(found) for word, found in frames.items()},
        light=frozenset(cues["light"]),
        ends=frozenset(cues["ends"]),
        end_nouns=frozenset(cues["end_nouns"]),
        calling=frozenset(cues["calling"]),
        loaded=frozenset(cues["loaded"]),
        drawing=frozenset(cues["drawing"]),
        condemned=frozenset(own_words["condemned"]),
        hostile=frozenset(own_words["hostile"]),
        dark=frozenset(own_words["dark"]),
        condemning=frozenset(own_words["condemning"]),
        evils=frozenset(own_words["evils"]),
        refusing=frozenset(cues["refusing"]),
        deciding=frozenset(cues["deciding"]),
        intending=frozenset(cues["intending"]),
        hypothetical=frozenset(cues["hypothetical"]),
        speech=frozenset(speech["verbs"]),
        asking=frozenset(speech["asking"]),
        statements=speech["statements"],
        offices=frozenset(people["offices"]),
        institutions=frozenset(people["institutions"]),
        foreign_to_states=frozenset(people["foreign_to_states"]),
        occupations=frozenset(people["occupations"]),
        states=frozenset(people["states"]),
        regions=frozenset(sizes["regions"]),
        sizes=sizes["words"],
        numbers=sizes["numbers"],
    )


@cache
def lemmas() -> Mapping[str, str]:
    """Verb form → lemma, for forms that parsers get wrong."""
    return {str(form): str(lemma) for form, lemma in read_data("lemmas.yaml").items()}


def read_data(name: str) -> dict[str, Any]:
    """One data file of the lexicon."""
    loaded = yaml.load((_FOLDER / name).read_bytes(), Loader=yaml.CSafeLoader)
    if not isinstance(loaded, dict):
        raise TypeError(f"{name} holds no mapping")
    return loaded


def _frame(entry: dict[str, Any]) -> Frame:
    kind = next(kind for kind in Kind if kind.value in entry)
    word = str(entry[kind.value])
    polarity = Polarity(entry["polarity"])
    negated = entry.get("negated")
    targets = _words(entry.get("target", "subject" if kind is Kind.QUALITY else "dobj"))
    return Frame(
        id=f"{kind.value}:{word}:{targets[0]}",
        word=word,
        kind=kind,
        targets=targets,
        polarity=polarity,
        act=Act(entry["act"]),
        negated=Polarity(negated) if negated else None,
        addressee=_words(entry.get("addressee")),
        particle=entry.get("particle"),
        adverbs=frozenset(_words(entry.get("adverbs"))),
        complements=frozenset(_words(entry.get("complements"))),
        light=frozenset(_words(entry.get("light"))),
        by_speaker=_by_speaker(kind, targets, entry.get("holder")),
        only_negated=bool(entry.get("only_negated", False)),
        firm=bool(entry.get("firm", False)),
        hostile=bool(entry.get("hostile", False)),
        owned=bool(entry.get("owned", True)),
        other_subject=bool(entry.get("other_subject", False)),
        felt=entry.get("holder") == "object",
        deed=bool(entry.get("deed", False)),
        without=frozenset(_words(entry.get("without"))),
        own_words=bool(entry.get("own_words", False)),
        recorded=bool(entry.get("recorded", False)),
        example=entry["example"],
        finds=tuple(entry["finds"]),
    )


def _by_speaker(kind: Kind, targets: tuple[str, ...], holder: str | None) -> bool:
    if holder is not None:
        return holder == "voice"
    return kind in (Kind.EFFECT, Kind.OFFENCE) or (
        kind is Kind.QUALITY and targets[0] in ("subject", "self")
    )


def _words(value: str | list[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
