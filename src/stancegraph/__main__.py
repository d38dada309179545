"""`python -m stancegraph` is the command `stancegraph`."""

from stancegraph.cli import main

main()
