"""A Markdown file is read for its words; its marks are neither title nor text."""

import datetime as dt

from bot.reading.route import read
from bot.records.reading import Hints, Received

WRITTEN = """# Fictional: The **lamp** is lit

By the samples desk, 2 September 2024

The keeper said "the [lamp](https://example.org/lamp) is *lit*" and went to bed, for it was late
and the stairs were steep, and nobody had slept since the storm. ![a lamp](lamp.png)

- First, oil was brought up the stairs by two men, who had carried it from the boat in the dark.
"""
READ = """The keeper said "the lamp is lit" and went to bed, for it was late \
and the stairs were steep, and nobody had slept since the storm.

First, oil was brought up the stairs by two men, who had carried it from the boat in the dark."""


def test_marks_are_not_words() -> None:
    (draft,) = read(Received(WRITTEN.encode(), name="lamp.md"), Hints(dt.date(2026, 1, 1)))
    assert draft.title.value == "Fictional: The lamp is lit"
    assert draft.byline.value == "the samples desk"
    assert draft.text == READ


def test_the_same_letters_in_a_text_file_stay() -> None:
    (draft,) = read(Received(WRITTEN.encode(), name="lamp.txt"), Hints(dt.date(2026, 1, 1)))
    assert "*lit*" in draft.text
