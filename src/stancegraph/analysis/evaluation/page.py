"""A page that shows gold and system side by side in the text; it loads and runs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files

from stancegraph.analysis.evaluation.figures import Evaluation, Figures, Part
from stancegraph.analysis.evaluation.judging import JudgedDocument
from stancegraph.analysis.evaluation.marked import LOOKS, Item, clean, items, paragraphs_of, row

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_COLUMNS = ("documents", "precision", "recall", "F1", "right / system", "found / gold")
_LEGEND = (
    ("matched", "Gold and system agree on passage, holder, polarity and target."),
    ("wrong", "The passage agrees; holder, polarity or target, which is framed, does not."),
    ("missed", "Only gold has it: the system missed the cue."),
    ("extra", "Only the system has it: by gold it is not a position."),
    ("member", "The system names a member of a coalition that gold has: neither hit nor error."),
)


def page(evaluation: Evaluation, texts: Mapping[str, str]) -> str:
    """The whole page as HTML; `texts` are those of the documents that are at hand."""
    return "".join(_parts(evaluation, texts))


def _parts(evaluation: Evaluation, texts: Mapping[str, str]) -> Iterator[str]:
    style = files("stancegraph.analysis.evaluation").joinpath("data/page.css")
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Evaluation</title>\n<style>\n{style.read_text(encoding='utf-8')}</style>\n"
        "</head>\n<body>\n<main>\n<h1>Evaluation: gold and system in the text</h1>\n"
    )
    yield "<h2>Figures</h2>\n"
    yield _table("level", evaluation.levels())
    yield "<h3>Verdicts</h3>\n<ul>\n"
    for verdict, count in evaluation.verdicts().items():
        yield f"<li>{verdict}: {count:,}</li>\n"
    yield "</ul>\n"
    for part in (Part.GENRE, Part.TIER, Part.BASIS):
        yield f"<h3>Full, by {part}</h3>\n{_table(part, evaluation.by(part))}"
    yield '<h2>How to read the marks</h2>\n<ul class="legend">\n'
    for look, meaning in _LEGEND:
        yield f'<li><mark class="{look}">{LOOKS[look]} {look}</mark> {meaning}</li>\n'
    yield (
        "</ul>\n<p>Numbers lead from a passage to the rows below it. Where passages overlap, the "
        "text bears the mark of an error.</p>\n"
        '<p><label><input type="checkbox" id="errors"> Show errors only</label></p>\n'
        "<h2>Documents</h2>\n"
    )
    links = {one.doc: f"d{n}" for n, one in enumerate(evaluation.documents, 1)}
    yield _table("doc", evaluation.by(Part.DOC), links)
    for one in evaluation.documents:
        yield from _document(one, links[one.doc], texts.get(one.doc))
    yield "</main>\n</body>\n</html>\n"


def _table(name: str, rows: Sequence[Figures], links: Mapping[str, str] | None = None) -> str:
    head = "".join(f'<th scope="col">{column}</th>' for column in (name, *_COLUMNS))
    body = "".join(f"<tr>{_cells(one, links or {})}</tr>\n" for one in rows)
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>\n"


def _cells(one: Figures, links: Mapping[str, str]) -> str:
    name, tally = clean(one.name), one.tally
    if one.name in links:
        name = f'<a href="#{links[one.name]}">{name}</a>'
    cells = (
        f"{one.documents:,}",
        _share(one.precision, one.precision_95),
        _share(one.recall, one.recall_95),
        _share(one.f1, one.f1_95),
        f"{tally.correct:,} / {tally.system:,}" if tally.system else "–",
        f"{tally.found:,} / {tally.gold:,}" if tally.gold else "–",
    )
    # Where the page is narrow a cell stands under the head of its column.
    shown = (
        f'<td data-head="{column}">{cell}</td>'
        for column, cell in zip(_COLUMNS, cells, strict=True)
    )
    return f'<th scope="row">{name}</th>' + "".join(shown)


def _share(value: float | None, interval: tuple[float, float] | None) -> str:
    if value is None:
        return "–"
    around = f"<small>{interval[0]:.3f} to {interval[1]:.3f}</small>" if interval else ""
    return f"{value:.3f}{around}"


def _document(document: JudgedDocument, anchor: str, text: str | None) -> Iterator[str]:
    yield f'<section aria-labelledby="{anchor}">\n<h2 id="{anchor}">{clean(document.doc)}</h2>\n'
    yield (
        f'<p class="about">{clean(document.genre)} · {document.gold:,} in gold · '
        f"{document.system:,} of the system</p>\n"
    )
    numbered = items(document.judged, anchor)
    if not numbered:
        yield "<p>No position on either side.</p>\n"
    elif text is None:
        yield "<p>The text is not at hand.</p>\n"
        yield from _rows(numbered)
    else:
        for paragraph, begun in paragraphs_of(text, numbered):
            yield f'<p class="text" dir="auto">{paragraph}</p>\n'
            yield from _rows(begun)
    yield "</section>\n"


def _rows(shown: Iterable[Item]) -> Iterator[str]:
    rows = [row(one) for one in shown]
    if rows:
        yield '<ol class="rows">\n' + "".join(rows) + "</ol>\n"
