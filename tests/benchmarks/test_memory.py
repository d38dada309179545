"""Whether memory stays flat while document after document is read."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

DOCUMENTS = 2_000
READ = """
import random, resource, sys
from pathlib import Path
from stancegraph.extraction import extract
from stancegraph.extraction.parsing.backends import choose_parser
from stancegraph.readers.files import Source
from stancegraph.readers.text import read_text
from stancegraph.resolution.gazetteer import Gazetteer

PLACES = ("Peru", "Chile", "Ghana", "Kenya", "Nepal", "Oman", "Malta", "Chad")
DOES = ("condemned", "welcomed", "rejected", "urged Fiji to accept", "voted against", "praised")

def document(k):
    chance = random.Random(k)
    def word():
        return "".join(chance.choices("abdeiklmnoprstu", k=7))
    lines = [f"{chance.choice(PLACES)} {chance.choice(DOES)} the {word()} pact"]
    for _ in range(2):
        name = f"{word().title()} {word().title()}"
        lines.append(
            f"The envoy of {chance.choice(PLACES)}, {name}, {chance.choice(DOES)} the {word()} "
            f"plan of {chance.choice(PLACES)} on Monday, saying that {word()} and {word()} came "
            f"first. He told reporters that the {word()} council had met in {word().title()}."
        )
    text = "\\n\\n".join(lines)
    return Source(f"{k}.txt", f"{k}.txt", text.encode(), f"{k:064x}")

parser, gazetteer = choose_parser("spacy"), Gazetteer.load()
for k in range(int(sys.argv[1])):
    extract(read_text(document(k)), gazetteer, parser=parser)
    if k + 1 in (int(sys.argv[1]) // 4, int(sys.argv[1])):
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        print(pages * resource.getpagesize())
"""


def test_memory_after_all_documents_beside_a_quarter_of_them(benchmark: Any) -> None:
    def run() -> list[int]:
        command = [sys.executable, "-c", READ, str(DOCUMENTS)]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        return [int(line) for line in done.stdout.split()]

    quarter, whole = benchmark.pedantic(run, rounds=1)
    benchmark.extra_info.update(bytes=whole, ratio=whole / quarter, wanted=1.1)
    print(
        f"{benchmark.name}: {whole / 1e6:.0f} MB after {DOCUMENTS} documents, "
        f"{whole / quarter:.3f} times that after a quarter of them, wanted: at most 1.1"
    )
