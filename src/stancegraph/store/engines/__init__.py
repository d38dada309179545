"""What does the work of a build: the processes of this machine, or a Spark cluster.

Both call the same functions on the same batches, so that the graph does not depend on the engine.
"""

from __future__ import annotations

from stancegraph.errors import UsageError
from stancegraph.store.engines.engine import Engine
from stancegraph.store.engines.local import Local

__all__ = ["ENGINES", "Engine", "Local", "engine_of"]

ENGINES = ("local", "spark")


def engine_of(name: str, *, jobs: int = 1, master: str | None = None) -> Engine:
    """The engine of a name; a context, which ends what it started.

    Raises UsageError where there is none, or where an option is not for it; MissingExtra and
    UsageError where Spark or Java is missing.
    """
    if jobs < 1:
        raise UsageError(f"{jobs} processes read nothing", hint="one or more")
    if name == "local":
        if master:
            raise UsageError("a master is only for Spark", hint="add: --engine spark")
        return Local(jobs)
    if name != "spark":
        raise UsageError(f"there is no engine {name!r}", hint=f"engines: {', '.join(ENGINES)}")
    if jobs != 1:
        hint = f"leave --jobs out, and say: --master local[{jobs}]"
        raise UsageError("Spark shares out the work itself", hint=hint)
    from stancegraph.store.engines.spark import Spark

    return Spark(master)
