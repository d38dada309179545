"""What follows from the rows of all sources: which reports are one, and what members hold."""

from stancegraph.inference.complete import complete, completed, completed_later, linked
from stancegraph.inference.derived import derive

__all__ = ["complete", "completed", "completed_later", "derive", "linked"]
