"""Leaders whom a report names without saying for whom they speak."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from stancegraph.extraction.actors.who import NOBODY, Who
from stancegraph.extraction.lexicon import read_data
from stancegraph.records.dates import PartialDate
from stancegraph.resolution.names import without_accents


@dataclass(frozen=True, slots=True)
class Term:
    """One person in one office."""

    who: Who
    since: date
    until: date | None

    def covers(self, day: date | None) -> bool:
        """True when the person was in office that day; without a day, when still in it."""
        if day is None:
            return True
        return self.since <= day and (self.until is None or day <= self.until)


def leader(name: str, day: date | None, among: Collection[str] = ()) -> Who | None:
    """Who a full name or surname stood for on a day; None when the list does not say.

    A leader out of office speaks for no state and is NOBODY. A name that stands for persons of
    several states is refused, unless just one of the states is `among` those of the report.
    """
    terms = _terms().get(name, ())
    if not terms:
        return None
    serving = {term.who for term in terms if term.covers(day)}
    if not serving:
        return NOBODY
    states = {who.key for who in serving}
    if len(states) > 1:
        serving = {who for who in serving if who.key in among}
        states = {who.key for who in serving}
    if len(states) != 1:
        return None
    return min(serving, key=lambda who: (who.office or "", who.person or ""))


@cache
def surnames() -> frozenset[str]:
    """The last words of all names by which leaders are known, as they stand between hyphens."""
    last = (word for name in _terms() for word in name.split()[-1].split("-"))
    return frozenset(word for word in last if word[:1].isupper())


def may_lead(surname: str, day: date | None) -> bool:
    """True where a leader of that surname, as `surnames` has them, was in office on a day."""
    return any(term.covers(day) for term in _by_surname().get(surname, ()))


@cache
def _by_surname() -> Mapping[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for name, terms in _terms().items():
        for word in name.split()[-1].split("-"):
            found.setdefault(word, []).extend(terms)
    return {word: tuple(terms) for word, terms in found.items()}


@cache
def _terms() -> Mapping[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for name, state, office, since, *ends in read_data("leaders.yaml")["leaders"]:
        term = Term(
            Who(state, person=name, office=office),
            PartialDate.read(since).earliest,
            PartialDate.read(ends[0]).latest if ends else None,
        )
        surname = _surname(name)
        title = office.removesuffix(" of state").split()[-1].title()
        titled = f"{title} {_last(name)}"  # "President Clinton", whoever else bears the name
        forms = {name, surname, titled}
        for form in forms | {without_accents(form) for form in forms}:
            found.setdefault(form, []).append(term)
            for article in _ARTICLES:
                if form.startswith(article):  # "Egypt's Sisi"
                    found.setdefault(form.removeprefix(article), []).append(term)
    return {name: tuple(terms) for name, terms in found.items()}


def _last(name: str) -> str:
    """The family name, however many people bear it."""
    words = name.removesuffix(" Jr.").split()
    return words[0] if words[0] in _FAMILY_FIRST else words[-1]


def _surname(name: str) -> str:
    words = name.removesuffix(" Jr.").split()
    if words[0] in ("King", "Queen", "Pope", "Emperor", "Sheikh"):
        return name
    # Chinese and Korean names put the family name first
    if words[0] in _FAMILY_FIRST:
        return name if words[0] in _COMMON_FAMILIES else words[0]
    if words[0] in ("Park", "Tsai"):
        return words[0] if words[0] == "Tsai" else name
    return name if words[-1] in _COMMON else words[-1]


_FAMILY_FIRST = frozenset(
    "Xi Hu Li Wang Zhao Hua Mao Geng Moon Yoon Kim Jiang Qin Ma Lai Hun Wen Zhu Zhang Fu Lin Lu "
    "Hong Roh Kang Pham Lee Ban Bui Chen Cho Choe Chung Dong Goh Guo Le Lim Liu Ng Nguyen Ri Su "
    "Tan Tang Wei Wu Xie Yang Yun".split()
)
_COMMON_FAMILIES = frozenset(
    "Li Wang Hu Kim Mao Ma Hun Zhang Fu Lin Lu Hong Kang Pham Lee Ban Bui Chen Cho Choe Chung Dong "
    "Goh Guo Le Lim Liu Ng Nguyen Ri Su Tan Tang Wei Wu Xie Yang Yun Jiang Zhu".split()
)
_ARTICLES = ("el-", "al-", "Al-", "El-")
_COMMON = frozenset(
    "Brown Hunt Rice Howard Jonathan Powell Moreno Santos Fernández Hussein Morris Clinton Castro "
    "Lee Khan Singh May Hasina Martin Ibrahim Ahmed Prince Kim Rodríguez Salman Silva Price Miller "
    "Cook Power Straw Major Key Peters Clark Gates Austin Harris Gabriel Fischer Castillo Henry "
    "Ali Cooper Hammond Hague Wong Wu Diop Fox Vance Arce Gil Ivanov Aziz Yunus Payne Hayashi "
    "Vieira Sein Kyi Hassan Barrot Traoré Dar Oli Yassin Razak Sullivan Hlaing Pou Mousavi Mansour "
    "Marcos Marin Lam Sharif Sall Petro Zardari Farhan Abbasi Abdullah Abela Akram Alvi Anand "
    "Antonov Badawi Baird Baloch Banda Barrow Benítez Bio Bishop Boko Bongo Browne Cardoso Chapo "
    "Chaves Cohen Estrada Fahmy Faye Fiala Fukuda Gilani Golob Granger Hadi Hagel Hasan Healey "
    "Heine Iftikhar Inada Jilani Kadir Kakar Katz Keïta Khar Kirby Kofe Letta Leyva Linde Lugo "
    "Malley Medina Michal Moncada Moni Monti Mujahid Mustafa Noda Okada Parly Peña Rau Roque Salam "
    "Saleh Sata Shalom Spicer Talon Tariq Teodoro Thani Toner Tong Tun Wagner Waltz Woodward "
    "Zayed".split()
)
"""Surnames that stand for too many people to mean a leader alone."""
