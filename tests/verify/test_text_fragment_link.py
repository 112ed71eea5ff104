"""Links to the exact sentence: unique, shortest, encoded, within the limit; judged by a browser's rules."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.text_fragment_link import LONGEST_LINK, link
from bot.records.annotations import Span

PAGE = (
    "The cat sat. The cat sat on the mat - all day, he said.\n\n"
    "The cat sat, again & again, said 50% of them.\n\nThe end."
)
PIECES = ("cat", "mat", "sat", "the", "on", "-", ",", "said", "50%", "a&b", "Ünïcödé\n\n")
URL = "https://paper.example/cats"


def at(words: str, page: str = PAGE, place: int = 0) -> Span:
    start = [found.start() for found in re.finditer(re.escape(words), page)][place]
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "place", "expected"),
    [
        ("The cat sat on the mat", 0, "text=The%20cat%20sat%20on%20the%20mat"),
        ("The end.", 0, "text=The%20end."),
        ("all day, he said", 0, "text=all%20day%2C%20he%20said"),
        ("The cat sat", 2, "text=The%20cat%20sat,-%2C%20again"),
    ],
)
def test_shortest_unique_form(words: str, place: int, expected: str) -> None:
    assert link(URL, PAGE, at(words, place=place)) == f"{URL}#:~:{expected}"


def test_none_where_no_form_is_unique() -> None:
    page = "Same words here.\n\nSame words here."
    assert link(URL, page, at("Same words here.", page)) is None


def test_a_fragment_of_the_address_stays_and_an_old_directive_goes() -> None:
    assert link(f"{URL}#top:~:text=old", PAGE, at("The end.")) == f"{URL}#top:~:text=The%20end."


def test_none_beyond_the_limit() -> None:
    assert link(f"{URL}/{'x' * LONGEST_LINK}", PAGE, at("The end.")) is None


@given(
    st.lists(
        st.sampled_from(["cat", "mat", "sat", "the", "on", "-", ",", "said", "50%", "a&b", "Ünïcödé\n\n"]), min_size=3
    ),
    st.data(),
)
def test_the_link_leads_to_the_words_and_nowhere_else(pieces: list[str], data: st.DataObject) -> None:
    page = " ".join(pieces)
    words = list(re.finditer(r"\S+", page))
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    span = Span(words[first].start(), words[last].end())
    found = link(URL, page, span)
    if found is None:
        return
    assert len(found) <= LONGEST_LINK
    directive = found.split(":~:text=")[1]
    assert re.fullmatch(r"[A-Za-z0-9%.,_~-]+", directive)
    assert matched(directive, page) == [page[span.start : span.end]]


def matched(directive: str, page: str) -> list[str]:
    """All places a browser could match: text=[prefix-,]start[,end][,-suffix], spaces alike, words whole, case alike."""
    parts = directive.split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if parts[-1].startswith("-") else ""
    pattern = r"(?<!\w)" + _words(parts[0])
    if len(parts) > 1:
        pattern += r"(?!\w)[\s\S]*?(?<!\w)" + _words(parts[1])
    before = rf"(?:{_words(prefix)}\s*)" if prefix else ""
    after = rf"(?=\s*{_words(suffix)})" if suffix else r"(?!\w)"
    return [found[1] for found in re.finditer(f"{before}({pattern}){after}", page, re.IGNORECASE)]


def _words(encoded: str) -> str:
    return r"\s+".join(re.escape(piece) for piece in unquote(encoded).split())
