"""Packed passages are the passages that were packed, and what touches a span is found as by looking at each."""

from hypothesis import given
from hypothesis import strategies as st

from bot.records.passages import Passage, Passages


@st.composite
def in_order(draw: st.DrawFn) -> list[Passage]:
    """Passages in reading order, none overlapping."""
    found: list[Passage] = []
    for number in range(draw(st.integers(0, 6))):
        start = (found[-1].end if found else 0) + draw(st.integers(0, 3))
        found.append(Passage(start, start + draw(st.integers(1, 9)), number // 2, draw(st.booleans())))
    return found


@given(in_order(), st.integers(-8, 8), st.integers(-8, 8))
def test_packed_they_are_the_same(passages: list[Passage], first: int, last: int) -> None:
    packed = Passages.of(passages)
    assert list(packed) == passages
    assert [packed[number] for number in range(-len(passages), len(passages))] == 2 * passages
    assert list(packed[first:last]) == passages[first:last]
    assert packed == Passages(packed.packed)


@given(in_order(), st.integers(0, 40), st.integers(0, 12))
def test_whole_passages_round_a_span(passages: list[Passage], start: int, length: int) -> None:
    end = start + length
    around = [n for n, passage in enumerate(passages) if passage.start < end and start < passage.end]
    packed = Passages.of(passages)
    assert list(packed.touching(start, end)) == around
    reached = [start, *(passages[n].start for n in around)], [end, *(passages[n].end for n in around)]
    assert packed.whole(start, end) == (min(reached[0]), max(reached[1]))
