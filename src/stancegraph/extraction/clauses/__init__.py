"""Clauses: who is the subject of a verb, is it negated, is it asserted at all."""

from __future__ import annotations

from stancegraph.extraction.clauses.aims import is_circumstance, is_done, is_purpose
from stancegraph.extraction.clauses.charges import accused_by
from stancegraph.extraction.clauses.mood import OBLIGATION, modality
from stancegraph.extraction.clauses.negation import is_firm_refusal, is_negated, will_not
from stancegraph.extraction.clauses.opinions import opinion_holder
from stancegraph.extraction.clauses.subjects import SUBJECTS, Subject, is_passive, subject_of

__all__ = [
    "OBLIGATION",
    "SUBJECTS",
    "Subject",
    "accused_by",
    "is_circumstance",
    "is_done",
    "is_firm_refusal",
    "is_negated",
    "is_passive",
    "is_purpose",
    "modality",
    "opinion_holder",
    "subject_of",
    "will_not",
]
