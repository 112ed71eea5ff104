"""What a hostile text costs grows with its length alone: counted in calls, which no busy machine changes."""

import sys
from types import FrameType

import pytest

from bot.analysis.quotations.extraction import extract

PATTERNS = ('"a" he ', "'a' he ", 'He "a" She ')


def calls(text: str) -> int:
    """How many calls the extraction of a text makes."""
    count = 0

    def counting(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counting)
    try:
        extract(text, "en")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_the_text_is_little_more_than_twice_the_work(pattern: str) -> None:
    extract(pattern, "en")
    some, twice = calls(pattern * 200), calls(pattern * 400)
    assert twice < 2.5 * some, (some, twice)
    assert twice < 4_000 * 400
