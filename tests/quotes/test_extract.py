"""Quotes of whole pages, of dialogues and of threads, and what must hold for any text."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis.markup import mark
from bot.analysis.quotations.extraction import extract
from bot.analysis.sentences import split
from bot.records.annotations import Quote, Span
from bot.records.reading import Post

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

_PIECES = st.sampled_from(
    ['"', "“", "”", "„", "«", "»", "‘", "’", "'", "「", "」", "``", "''", "\n", "\n\n", " ", ",", ".", ":", "?", "—",
     "he", "She", "said", "told", "Ana Ruiz", "Mr", "Lund", "according to", "the minister", "of", "called", "a", "Q",
     "> ", "x wrote:", "กล่าวว่า", "dit-il", "😀", "\u200f", "é", "U.S.", "O’Neill", "1,200"]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=40).map(" ".join) | st.lists(_PIECES, max_size=40).map("".join) | st.text()


def said(text: str, posts: tuple[Post, ...] = ()) -> list[tuple[str, str | None, str]]:
    return [(text[q.start : q.end], q.speaker, q.how) for q in extract(text, None, posts)]


def test_the_seed_names_zachary_abuza_for_both_quotes() -> None:
    page = next(SEEDS.glob("*.txt")).read_text("utf-8")
    quotes = [q for q in extract(page, "en") if "Abuza" in (q.speaker or "")]
    assert [page[q.start : q.end] for q in quotes] == [
        "diplomatic win",
        "The opposition has taken heavy casualties, and their offensives have slowed. "
        "Licensed drone production is essential for the cash-strapped junta,",
    ]
    assert {(q.speaker, q.role) for q in quotes} == {("Zachary Abuza", "a professor at the US National War College")}


def test_dialogue() -> None:
    assert said("Ida: Not in my house.\n\nBert: Then in whose?\n\nIda: Ask the judge.") == [
        ("Not in my house.", "Ida", "dialogue"),
        ("Then in whose?", "Bert", "dialogue"),
        ("Ask the judge.", "Ida", "dialogue"),
    ]


def test_questions_and_answers_name_nobody() -> None:
    assert [who for _, who, _ in said("Q: Why?\n\nA: The rain.\n\nQ: And now?")] == [None, None, None]


def test_a_list_of_facts_is_no_dialogue() -> None:
    assert said("Place: Town hall\n\nDate: Monday\n\nTickets: at the door") == []


def test_a_quoted_block_belongs_to_whom_it_names() -> None:
    assert said("On Monday, anna wrote:\n> the rain came in\nI disagree.") == [("the rain came in", "anna", "post")]


def test_a_poster_speaks_in_his_own_post() -> None:
    text = "I think the ferry is lost.\n\nI said “never again” to him."
    posts = (Post(1, "anna", None, Span(0, 26)), Post(2, "bert", None, Span(28, len(text))))
    assert said(text, posts) == [("I think the ferry is lost.", "anna", "post"), ("never again", "bert", "post")]


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_offsets_hold_for_any_text(text: str) -> None:
    quotes = extract(text, None)
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end].strip() == text[quote.start : quote.end]
        assert 0 <= quote.confidence <= 1
        _is_verbatim(text, quote)
    assert all(a.end <= b.start for a, b in pairwise(quotes))


def _is_verbatim(text: str, quote: Quote) -> None:
    if quote.speaker is not None:
        assert quote.speaker_at is not None
        assert text[slice(*quote.speaker_at)] == quote.speaker
    if quote.role is not None:
        assert quote.role_at is not None
        assert text[slice(*quote.role_at)] == quote.role


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_passages_hold_for_any_text(text: str) -> None:
    passages = split(text, None)
    assert all(0 <= p.start < p.end <= len(text) for p in passages)
    assert all(a.end <= b.start and a.paragraph <= b.paragraph for a, b in pairwise(passages))
    assert "".join("".join(text[p.start : p.end].split()) for p in passages) == "".join(text.split())


def test_a_passage_that_leans_is_marked() -> None:
    assert [p.leaning for p in split("The ferry left. It was late. But Ana stayed.", "en")] == [False, True, True]


@pytest.mark.parametrize(
    "piece", ['"', "“", "“”", "‘a’ ", "“a\n", "He said “a b” ", "Bob, ", "> a\n", "A: b\n", "« a » "]
)
def test_hostile_text_costs_in_proportion_to_its_length(piece: str) -> None:
    def once(length: int) -> float:
        began = time.process_time()
        mark(piece * (length // len(piece)) + "“x y,” said Ana Ruiz.", None)
        return time.process_time() - began

    def cost(length: int) -> float:
        return min(once(length) for _ in range(3))

    assert cost(8_000) < 12 * max(cost(2_000), 0.02)
