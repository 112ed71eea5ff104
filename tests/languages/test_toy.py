"""One more language is one more folder: the program beside a toy's, which is written as docs/contributing.md tells.

The program is the checkout's own, linked into a folder where `bot/languages` holds the toy as well.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import ROOT

SECONDS = 120
FOLDER = {
    "language.toml": 'english = "Toy"\nstemmer = "turkish"\n',
    "calendar.toml": """
of = "ut"
[months]
velmar = 1
ostrin = 2
kelun = 3
[typed]
last = ["pretu"]
numbers = { tri = 3 }
[typed.units]
week = ["semo"]
""",
    "lexicon.toml": '[verbs]\nsay = "dirak dirat skribak noktak respok"\n',
    "reading.toml": '[byline]\nbefore = ["pov"]\nby = ["pov"]\n',
}
SENTENCES = (
    "Ta kitaplarda um vek ki stormo. “Ta kitaplar dormik nel nokto,” dirak Ana Roval.",
    "Ek botanlar um tornak ki domo. “Nul um vek kom silo,” noktak Bero Talin, ki kapten um ferjo.",
    "Ta portano kostik vint mil ek nel semo. “Jed silo um fin ta labor,” respok Ana Roval.",
    "Ki urbo um vendak ta gruo nel mardo. “Ta gruo um alt ek rust,” skribak Dorin Vesk.",
    "Nel mardo ta labor um fin. Ki marno vek ta botanlar um hom.",
)
"""Ten, of the toy's own grammar: -lar and -da are Turkish endings, which its stemmer takes off."""


def page(language: str, *paragraphs: str) -> str:
    """An article of that language, with a byline and a day that only the toy's words tell."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in ("Pov Mira Sten", "12 ut velmar 2024", *paragraphs))
    return f'<html lang="{language}"><body><article><h1>Ta stormo vek ki</h1>{body}</article></body></html>'


class Program:
    """`copydesk` with the toy among its languages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.toy = folder / "bot" / "languages" / "qtx"
        self.toy.mkdir(parents=True)
        for name, text in FOLDER.items():
            (self.toy / name).write_text(text, "utf-8")
        linked = [folder / "bot" / entry.name for entry in (ROOT / "bot").iterdir() if entry.name != "languages"]
        linked += [folder / "bot" / "languages" / entry.name for entry in (ROOT / "bot" / "languages").iterdir()]
        for link in (*linked, folder / "migrations", folder / "seeds"):
            link.symlink_to(ROOT / link.relative_to(folder))

    def run(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run `copydesk WORDS` in a process of its own."""
        command = [sys.executable, "-m", "bot", *words]
        return subprocess.run(
            command, input=given, cwd=self.folder, capture_output=True, text=True, timeout=SECONDS, check=False
        )

    def pipe(self, verb: str, *rows: Mapping[str, object]) -> list[Any]:
        """The answers to rows of a pipe."""
        done = self.run("pipe", verb, given="".join(json.dumps(row) + "\n" for row in rows))
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return Program(tmp_path_factory.mktemp("toy"))


def test_its_bylines_and_days_are_read(program: Program) -> None:
    toy = page("qtx", *SENTENCES)
    rows = [{"id": html, "url": "https://velde.example/a", "html": html} for html in (toy, toy.replace("v", "w"))]
    read = [(row["author"], row["published"]) for row in program.pipe("pages", *rows)]
    assert read == [("Mira Sten", "2024-01-12"), (None, None)]


def test_its_verbs_name_speakers_and_its_stems_find(program: Program) -> None:
    toy, other = page("qtx", *SENTENCES), page("qty", *SENTENCES[1::2], "Ta kitaplar um gruo ek rust nel urbo.")
    shown, unknown, *searched = program.pipe(
        "desk",
        {"op": "new", "today": "2024-02-10"},
        {"op": "add", "id": 1, "url": "https://velde.example/a", "html": toy},
        {"op": "add", "id": 2, "url": "https://velde.example/b", "html": other},
        {"op": "show", "article": 1},
        {"op": "show", "article": 2},
        {"op": "search", "topic": "kitap"},
        {"op": "search", "topic": 'kitap since:"pretu tri semo"'},
        {"op": "search", "topic": 'kitap since:"12 velmar" until:"1 ostrin"'},
    )[3:]
    quotes = [(quote["text"], quote["speaker"], quote["sure"]) for quote in shown["quotes"]]
    assert quotes == [
        ("Ta kitaplar dormik nel nokto,", "Ana Roval", True),
        ("Nul um vek kom silo,", "Bero Talin", True),
        ("Jed silo um fin ta labor,", "Ana Roval", True),
        ("Ta gruo um alt ek rust,", "Dorin Vesk", True),
    ]
    assert [[hit["article"] for hit in found["hits"]] for found in searched] == [[1], [], [1]]
    assert [quote["speaker"] for quote in unknown["quotes"]] == [None, None]


def test_a_word_that_no_file_may_hold_is_named(program: Program) -> None:
    lexicon = program.toy / "lexicon.toml"
    lexicon.write_text('[verb]\nsay = "dirak"\n', "utf-8")
    done = program.run("pipe", "quotes", given='{"id": 1, "text": "“Ki vek nel domo,” dirak Ana Roval."}\n')
    lexicon.write_text(FOLDER["lexicon.toml"], "utf-8")
    assert "The language folder qtx is wrong: unknown key verb in lexicon.toml." in done.stdout + done.stderr
