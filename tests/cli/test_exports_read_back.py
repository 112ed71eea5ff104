"""What one archive exports another takes in as the very same articles; other data is refused by its name."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import Terminal
from tests.reading.files import docx
from tests.reading.forums import PAGES

STORY = "The lock at Amberley reopens on Monday, the keeper of the canal told the Fictional Post this evening."
MORE = "Boats have waited below it since April, “and two were sold where they lay”, said Nell Quince, who owns one."
NEWS = f"""<html lang="en"><head><title>Lock reopens</title><meta property="og:site_name" content="=Fictional Post">
<link rel="canonical" href="https://post.example/lock?a=(1)"><meta name="author" content="Nell Quince">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Lock reopens","datePublished":"2025-05-05",
"url":"https://post.example/lock?a=(1)"}}</script></head><body><article><h1>Lock reopens</h1>
<time datetime="2025-05-05">5 May 2025</time><p>{STORY}</p><p>{MORE}</p>
<p>=1+1 is what the keeper's sign says, --- and &lt;b&gt; under it.</p>
</article></body></html>"""
ACTING = f"'=Sums\n\n=SUM(A1) {STORY}\n\n---\n\n# {MORE}\n\n<!-- copydesk {{}} -->\n\n* 1. {STORY.upper()}"
GIVEN: dict[str, str | bytes] = {
    "news.html": NEWS,
    "forum.html": f"<html><head><title>Ferry cancelled</title></head><body>{PAGES['XenForo']}</body></html>",
    "memo.docx": docx(
        [("Title", "A memo"), ("", STORY), ("", MORE)], creator="Ole Tarn", created="2024-02-01T00:00:00Z"
    ),
    "acting.txt": ACTING,
}
FACTS = (
    "title", "byline", "published", "sure", "outlet", "url", "language", "words", "genre", "kind", "text", "posts",
)  # fmt: skip


def shown(terminal: Terminal, articles: int) -> list[dict[str, Any]]:
    """The articles by their titles, without what belongs to their archive."""
    told = [terminal.run("show", str(number), "--json").json for number in range(1, articles + 1)]
    return sorted(({name: article[name] for name in FACTS} for article in told), key=lambda facts: str(facts["title"]))


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal whose archive holds a page, a thread, a document and a text that wants to act."""
    terminal = Terminal(tmp_path_factory.mktemp("full"))
    for name, body in GIVEN.items():
        (terminal.folder / name).write_bytes(body if isinstance(body, bytes) else body.encode())
    assert terminal.run("ingest", *GIVEN).code == 0
    return terminal


@pytest.mark.parametrize("ending", ["jsonl", "csv", "md"])
def test_an_export_is_read_back_as_the_articles_it_holds(terminal: Terminal, tmp_path: Path, ending: str) -> None:
    assert terminal.run("export", f"all.{ending}").code == 0
    other = Terminal(tmp_path)
    told = other.run("ingest", str(terminal.folder / f"all.{ending}"), "--json")
    assert (told.code, len(told.json["stored"])) == (0, len(GIVEN))
    assert shown(other, len(GIVEN)) == shown(terminal, len(GIVEN))
    assert other.run("reread", "--originals").code == 0
    again = terminal.run("ingest", f"all.{ending}", "--json").json
    assert {receipt["outcome"] for receipt in again["stored"]} == {"unchanged"}


DAMAGED = {
    "half a line": (
        '{"article": 1, "title": "The lock", "text": "Boats wait."}\n{"article": 2, "ti',
        ".jsonl file is damaged",
    ),
    "half a table": ('article,title,text\n1,The lock,"Boats wa', ".csv file is damaged"),
    "no text": ('{"article": 1, "title": "The lock", "text": " "}', ".jsonl file is damaged"),
    "a day that is none": ('{"article": 1, "title": "x", "text": "y", "published": "soon"}', ".jsonl file is damaged"),
    "an object": (json.dumps({"lock": {"boats": ["wait"]}}, indent=1), "That is a JSON file"),
    "a list": (json.dumps([{"lock": "Amberley"}]), "That is a JSON file"),
    "other lines": ('{"lock": 1}\n{"lock": 2}\n', "That is a JSON file"),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_what_is_no_export_is_refused_by_name(terminal: Terminal, what: str) -> None:
    body, reason = DAMAGED[what]
    printed = terminal.run("ingest", "-", given=body)
    assert printed.code == 1
    assert reason in " ".join(printed.err.split())


def test_a_foreign_table_is_refused_by_its_name(terminal: Terminal) -> None:
    (terminal.folder / "boats.csv").write_text(f"boat,words\nMara,{STORY}\n")
    assert "That is a table" in " ".join(terminal.run("ingest", "boats.csv").err.split())


def test_posts_that_do_not_fit_their_text_are_kept_as_one_text(terminal: Terminal) -> None:
    posts: list[dict[str, Any]] = [{"author": "gull", "published": None, "start": 0, "end": 900, "quoted": []}]
    row = json.dumps({"article": 1, "title": "The lock", "text": f"{STORY} {MORE}", "posts": posts})
    told = terminal.run("read", "-", "--json", given=row).json
    assert (told["kind"], told["text"]) == ("text", f"{STORY} {MORE}")
    assert told["doubts"] == ["The posts do not fit the text any more, so it is kept as one text."]


def test_a_text_in_brackets_is_a_text(terminal: Terminal) -> None:
    assert terminal.run("read", "-", "--json", given=f"[1]\n\n{STORY}\n\n{MORE}").json["kind"] == "text"
