"""Sources that cannot be read: a clear message, exit code 3, and nothing half-written."""

import pytest

SHEET = "document: {title: Notes}\nstatements:\n  - speakers: [Peru]\n    positions:\n"
ALIASES = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)
BAD = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \n\t\n", "the file is empty"),
    "report.txt": (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF"),
    "bytes.txt": (b"Peru said\x00 no.", "byte 9 is zero"),
    "latin.txt": ("Perú rechazó el plan.".encode("latin-1"), "is not UTF-8"),
    "wide.txt": ("Peru said no.".encode("utf-16"), "UTF-16"),
    "bomb.yaml": (ALIASES.encode(), "bomb.yaml"),
    "python.yaml": (b"document: !!python/object/apply:os.system [id]\n", "python.yaml"),
    "list.yaml": (b"- Peru\n- Chile\n", "no fact sheet"),
    "broken.yaml": (b"document: {title: [}\n", "broken.yaml"),
    "broken.json": (b'{"document": ', "broken.json"),
    "country.yaml": (
        f"{SHEET}      - {{holder: Atlantis, polarity: oppose, target: the plan}}\n".encode(),
        "country.yaml: statements/0/positions/0/holder: unknown country or group: 'Atlantis'",
    ),
    "span.yaml": (
        f"{SHEET}      - {{start: 9, end: 4, polarity: oppose, target: the plan}}\n".encode(),
        "the end 4 does not lie behind the start 9",
    ),
    "polarity.yaml": (
        f"{SHEET}      - {{polarity: maybe, target: the plan}}\n".encode(),
        "statements/0/positions/0/polarity",
    ),
    "members.yaml": (
        b"document: {title: Notes}\nstatements:\n"
        b"  - on_behalf_of: {count: 2, members: [Peru, Chile, Kenya]}\n",
        "members.yaml: statements/0/on_behalf_of",
    ),
    "ids.yaml": (
        b"document: {title: Notes}\nstatements:\n"
        b"  - {id: one, speakers: [Peru]}\n  - {id: one, speakers: [Chile]}\n",
        "two entries have the id 'one'",
    ),
    "notes.xyz": (b"Peru said no.", "no reader is known for .xyz"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_source_is_told_and_nothing_is_written(run, sources, name):
    content, complaint = BAD[name]
    bad, out = sources / name, sources / "graph"
    bad.write_bytes(content)
    before = sorted(sources.iterdir())
    ran = run("build", sources / "letter.yaml", bad, "--out", out, "--backend", "pattern")
    assert ran.exit_code == (2 if name == "notes.xyz" else 3)
    assert complaint in ran.stderr
    assert ran.stderr.startswith("error: ")
    assert ran.stdout == ""
    assert sorted(sources.iterdir()) == before


def test_a_file_of_100_megabytes_is_refused_unread(run, sources):
    with (sources / "huge.txt").open("wb") as file:
        file.truncate(100_000_000)
    ran = run("extract", sources / "huge.txt")
    assert ran.exit_code == 3
    assert "too large: 100,000,000 bytes" in ran.stderr


@pytest.mark.parametrize("command", ["extract", "build"])
def test_a_missing_file_is_no_source(run, sources, command):
    out = ["--out", sources / "graph"] if command == "build" else []
    missing = run(command, sources / "absent.txt", *out)
    assert (missing.exit_code, missing.stdout) == (3, "")
    assert "absent.txt: there is no such file" in missing.stderr


def test_an_unknown_country_is_shown_with_names_that_are_near(run, sources):
    bad = sources / "country.yaml"
    bad.write_text(f"{SHEET}      - {{holder: Ugandia, polarity: oppose, target: it}}\n")
    ran = run("extract", bad)
    assert "did you mean Uganda" in ran.stderr
    assert "--names my.csv" in ran.stderr


def test_names_that_the_shipped_list_lacks_come_from_a_file(run, sources):
    sheet, names = sources / "country.yaml", sources / "names.csv"
    sheet.write_text(f"{SHEET}      - {{holder: Emerald Isle, polarity: oppose, target: it}}\n")
    names.write_text("name,code\nEmerald Isle,IRL\n")
    ran = run("extract", sheet, "--names", names)
    assert ran.exit_code == 0
    assert "IRL" in ran.stdout


def test_html_with_scripts_gives_its_text_and_runs_nothing(run, sources):
    page = sources / "page.html"
    page.write_text(
        "<!DOCTYPE html><html><head><title>Lake treaty</title>"
        "<script>document.write('Norway rejected the treaty.')</script></head><body><article>"
        "<h1>Envoys differ over the lake treaty</h1>"
        "<p>Chile on Tuesday praised the lake treaty in a meeting of envoys in Geneva.</p>"
        "<p>The talks on the treaty had begun in the spring and went on for many weeks.</p>"
        "</article><form>Subscribe to our letter</form></body></html>",
        encoding="utf-8",
    )
    ran = run("extract", page, "--backend", "pattern")
    assert ran.exit_code == 0
    assert "CHL" in ran.stdout
    assert "NOR" not in ran.stdout


def test_entities_of_html_do_not_grow(run, sources):
    page = sources / "bomb.html"
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    page.write_text(
        f'<!DOCTYPE html [<!ENTITY e0 "Peru praised it.">{entities}]>'
        "<html><body><p>Chile praised the treaty. &e11;</p></body></html>"
    )
    ran = run("extract", page, "--backend", "pattern")
    assert ran.exit_code in (0, 3)
    assert ran.stdout.count("PER") == 0
