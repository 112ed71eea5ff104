"""The sample that a fresh install answers from: a forum page pasted with all its boilerplate."""

import datetime as dt
from pathlib import Path

from bot.reading import route
from bot.records.reading import Draft, Hints, Received

SEED = Path(__file__).parents[2] / "seeds" / "000_02fdadfbec8c3016.txt"


def _read() -> Draft:
    (draft,) = route.read(Received(SEED.read_bytes(), "text/plain"), Hints(dt.date(2026, 1, 1)))
    return draft


def test_the_title_is_the_line_above_the_text() -> None:
    assert _read().title.value == "Myanmar Junta Seeks More Russian Support Amid Battlefield Struggles"


def test_the_day_at_the_foot_is_chosen_and_the_image_name_kept_as_a_rival() -> None:
    published = _read().published
    assert published.chosen is not None
    assert (published.chosen.date, published.chosen.origin) == (dt.date(2025, 3, 20), "foot of the page")
    assert (dt.date(2022, 9, 7), "file name") in {(rival.date, rival.origin) for rival in published.rivals}


def test_the_body_is_the_eight_paragraphs_and_nothing_else() -> None:
    paragraphs = _read().text.split("\n\n")
    assert len(paragraphs) == 8
    assert paragraphs[0].startswith("Myanmar’s military leader")
    assert paragraphs[-1].endswith("the stakes have never been higher.")
    assert all(len(paragraph.split()) > 20 for paragraph in paragraphs)
