"""The pipes answer every line they are given, in order, and a line that cannot be answered ends none of them."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.articles import Articles
from bot.analysis.briefs import LIMITS
from bot.analysis.markup import mark
from bot.cli.pipes.desk_ops import OPS
from bot.cli.pipes.temporary_desk import temporary_desk
from bot.desk.brief import brief
from bot.desk.ingest import save
from bot.records.answers import Preview
from bot.records.archive import Actor
from bot.records.reading import Draft, Field, PublicationDate, Received
from tests.cli.terminal import Terminal

PAGE = """<!doctype html><html lang="en"><head><title>The lamp of Cape Orrin</title>
<meta property="article:published_time" content="2026-03-01T08:00:00Z"></head><body><article>
<h1>The lamp of Cape Orrin</h1><p>Fictional sample: the lamp of Cape Orrin was lit again on Saturday evening.</p>
<p>“The lamp will burn every night from now on,” said Ines Calder, who keeps the lighthouse of Cape Orrin.</p>
</article></body></html>"""
ADD = {"op": "add", "url": "https://example.org/lamp", "html": PAGE}
WORDS = "The lamp will burn every night from now on"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Orrin</title><item><title>The lamp</title>
<link>https://example.org/lamp</link><pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate></item></channel></rss>"""


def asked(terminal: Terminal, verb: str, *rows: object) -> list[Any]:
    """The answers to rows, or to lines that are given as they stand."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    printed = terminal.run("pipe", verb, given="\n".join(lines) + "\n")
    assert printed.code == 0, printed.err
    return [json.loads(line) for line in printed.out.splitlines()]


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_every_op_of_the_desk_is_answered_from_one_page(terminal: Terminal) -> None:
    questions: dict[str, dict[str, object]] = {
        "brief": {"topic": "lamp Orrin", "own": [["Orrin", "the cape"]]},
        "sources": {"topic": "lamp Orrin"},
        "timeline": {"topic": "lamp Orrin"},
        "search": {"topic": "lamp Orrin"},
        "quotes": {"topic": "lamp"},
        "verify": {"quote": WORDS, "speaker": "Ines Calder"},
        "check": {"message": f"“{WORDS},” said Ines Calder."},
        "seen": {"text": "https://example.org/lamp"},
        "who": {"name": "Calder"},
        "suggest": {"typed": "lam"},
        "show": {"article": 1},
        "changes": {"article": 1},
        "edit": {"article": 1, "title": "A lamp"},
        "remove": {"article": 1},
        "restore": {"article": 1},
    }
    assert {"add", *questions} == set(OPS)
    rows = [{"op": "new", "today": "2026-03-02"}, ADD, *({"op": op, **keys} for op, keys in questions.items())]
    ok, added, *answers = asked(terminal, "desk", *rows)
    answer = dict(zip(questions, answers, strict=True))
    assert (ok, added) == ({"ok": True}, {"article": 1, "outcome": "added"})
    said = {"text": WORDS + ",", "article": 1, "speaker": "Ines Calder", "sure": True, "standing": "said"}
    text = answer["show"]["text"]
    quotes = [
        *answer["brief"]["quotes"],
        *answer["quotes"]["quotes"],
        *answer["who"]["latest"],
        *answer["show"]["quotes"],
    ]
    for quote in [*quotes, answer["verify"]["said"]]:
        assert quote.items() >= said.items()
        assert text[quote["start"] : quote["end"]] == quote["text"]
    assert len(quotes) == 4
    assert answer["brief"]["sentences"][0]["day"] == "2026-03-01"
    assert answer["sources"]["sources"] == [{"article": 1, "copies": []}]
    assert answer["timeline"]["days"][0]["day"] == "2026-03-01"
    assert answer["search"]["hits"][0]["article"] == 1
    assert (answer["verify"]["verdict"], answer["verify"]["article"]) == ("verbatim", 1)
    assert [verification["speaker"] for verification in answer["check"]["verifications"]] == ["Ines Calder"]
    assert answer["seen"]["kind"] == "same address"
    assert answer["suggest"]["suggestions"]
    assert (answer["changes"]["from"], answer["changes"]["to"]) == (None, 1)
    assert [answer[op]["outcome"] for op in ("edit", "remove", "restore")] == ["edited", "in the trash", "restored"]


def test_an_edit_with_null_takes_the_value_away(terminal: Terminal) -> None:
    edits = [{"op": "edit", "article": 1, "date": None}, {"op": "edit", "article": 1, "title": None}]
    show = {"op": "show", "article": 1}
    *_, before, day, title, after = asked(terminal, "desk", {"op": "new"}, ADD, show, *edits, show)
    assert before["title"]
    assert before["published"] == "2026-03-01"
    assert [day["outcome"], title["outcome"]] == ["edited", "edited"]
    assert (after["title"], after["published"]) == (None, None)
    assert after["text"] == before["text"]


def test_no_line_ends_the_desk(terminal: Terminal) -> None:
    lines = [
        {"op": "brief", "topic": "lamp"},
        "no json",
        "[" * 100_000,
        "7",
        {"topic": "lamp"},
        {"op": "new", "today": "yesterday"},
        {"op": "new"},
        {"op": "nothing of ours"},
        {"op": "brief"},
        {"op": "brief", "topic": ["lamp"]},
        {"op": "brief", "topic": ""},
        {"op": "brief", "topic": "lamp", "length": "endless"},
        {"op": "brief", "topic": "lamp", "own": "lamp"},
        {"op": "show", "article": 10**30},
        {"op": "edit", "article": 1, "title": None},
        {"op": "add", "url": "no address", "html": PAGE},
        {"op": "add", "url": "https://example.org/empty", "html": ""},
    ]
    answers = asked(terminal, "desk", *lines, ADD)
    refusals = [answer for answer in answers if "error" in answer]
    assert [answer for answer in answers if "error" not in answer] == [
        {"ok": True},
        {"article": 1, "outcome": "added"},
    ]
    assert len(refusals) == len(lines) - 1
    assert all(refusal["sentence"] for refusal in refusals)


def test_nothing_found_is_an_answer_with_empty_lists(terminal: Terminal) -> None:
    ops = ["brief", "sources", "timeline", "search", "quotes"]
    rows = [{"op": op, "topic": "lamp"} for op in ops]
    who = {"op": "who", "name": "Nobody Atall"}
    verify = {"op": "verify", "quote": WORDS}
    suggest = {"op": "suggest", "typed": "lam"}
    far = {"op": "quotes", "topic": "lamp", "page": 10**30}
    _, *answers = asked(terminal, "desk", {"op": "new"}, *rows, who, verify, suggest, far)
    keys = ["sentences", "sources", "days", "hits", "quotes"]
    assert [answer[key] for answer, key in zip(answers, keys, strict=False)] == [[], [], [], [], []]
    assert answers[5] == {"person": None, "quotes": 0, "latest": [], "described": []}
    assert (answers[6]["verdict"], answers[6]["said"]) == ("not_found", None)
    assert answers[7] == {"suggestions": []}
    assert answers[8]["quotes"] == []


def test_a_named_database_is_kept_and_another_is_empty(terminal: Terminal) -> None:
    kept = {"op": "new", "database": str(terminal.folder / "kept.sqlite")}
    sources = {"op": "sources", "topic": "lamp"}
    answers = asked(terminal, "desk", kept, ADD, {"op": "new"}, sources, kept, sources)
    assert answers[3]["sources"] == []
    assert answers[5]["sources"] == [{"article": 1, "copies": []}]


def test_sentences_and_quotes_answer_beside_lines_that_they_cannot_read(terminal: Terminal) -> None:
    text = "The lamp was lit. “It will burn,” said Ines Calder."
    lines = ["{", {"id": 1}, {"id": 2, "text": "\ud800 half"}, {"id": 3, "text": text, "language": "en"}]
    *refused, answer = asked(terminal, "sentences", *lines)
    assert [line.get("id") for line in refused] == [None, 1, 2]
    assert all("error" in line for line in refused)
    assert answer == {"id": 3, "sentences": ["The lamp was lit.", "“It will burn,” said Ines Calder."]}
    quote = asked(terminal, "quotes", *lines)[-1]["quotes"][0]
    assert (quote["speaker"], quote["sure"], quote["standing"], quote["ascribed_to"]) == (
        "Ines Calder",
        True,
        "said",
        None,
    )


def test_read_tells_articles_items_and_refusals(terminal: Terminal) -> None:
    for name, body in (("lamp.html", PAGE), ("feed.xml", FEED), ("empty.txt", "")):
        (terminal.folder / name).write_text(body, encoding="utf-8")
    names = ("lamp.html", "feed.xml", "empty.txt", "missing.txt")
    rows = [{"id": name, "file": str(terminal.folder / name), "today": "2026-11-28"} for name in names]
    page, feed, empty, missing = asked(terminal, "read", *rows)
    article = page["articles"][0]
    assert (article["title"], article["published"], article["sure"]) == ("The lamp of Cape Orrin", "2026-03-01", True)
    assert WORDS in article["text"]
    assert feed["items"] == [{"url": "https://example.org/lamp", "title": "The lamp", "published": "2026-03-01"}]
    assert (empty["error"], missing["error"]) == ("EmptyFile", "NoSuchFile")


def test_the_brief_that_is_measured_is_the_one_that_is_shown(terminal: Terminal) -> None:
    """The same sentences from `pipe briefs` and from the desk; off-topic articles and copies of an article add none."""
    made = Articles(3, 14)
    drafts = [made.make(number)[0] for number in range(14)]
    texts = [(draft.title.value, draft.text) for draft in drafts] + [("Again", drafts[0].text)]
    topic = next(word for word in str(drafts[0].title.value).split() if len(word) > 5)
    documents = [{"title": title, "published": None, "text": text} for title, text in texts]
    row = {"id": 1, "query": topic, "documents": documents, "max_words": LIMITS["normal"].words}
    measured = [sentence["text"] for sentence in asked(terminal, "briefs", row)[0]["sentences"]]
    shown = asyncio.run(_brief(texts, topic))
    assert measured == shown
    assert shown


async def _brief(texts: list[tuple[str | None, str]], topic: str) -> list[str]:
    async with temporary_desk() as desks:
        desk, archive_id = await desks.open()
        for number, (title, text) in enumerate(texts):
            draft = Draft(
                "text", Field(title, "given"), Field(), PublicationDate(), text, Received(b""), key=f"text:{number}"
            )
            preview = Preview(replace(draft, language="en"), mark(text, "en"))
            await save(desk, archive_id, preview, Actor("terminal", "1", "tester"))
        return [cut.text for cut in (await brief(desk, archive_id, topic)).sentences]


def test_a_brief_of_documents_that_are_none_is_refused_and_the_next_is_made(terminal: Terminal) -> None:
    text = "The lamp of Cape Orrin was lit on Saturday evening."
    document = {"title": "The lamp", "published": "2026-03-01", "text": text}
    rows = [{"id": 1, "documents": [7]}, {"id": 2, "query": None, "documents": [document], "max_words": 50}]
    refused, answer = asked(terminal, "briefs", *rows)
    assert refused["error"] == "WrongKey"
    assert answer["sentences"] == [{"doc": 0, "text": text}]
