"""A topic's words in a passage, in whatever form and under whatever name they stand there."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.aliases import builtin
from bot.analysis.highlights import spans
from bot.analysis.topics import parse
from bot.chat import escape
from tests import hostile
from tests.discord import markdown


@pytest.mark.parametrize(
    ("topic", "text", "language", "marked"),
    [
        ("Russia lamps", "Moscow's best lamp met a Russian lamp-maker.", "en", ["Moscow", "lamp", "Russian lamp"]),
        ("United Arab Emirates", "The United Arab Emirates, united at last.", "en", ["United Arab Emirates"]),
        ('"green lamp"', "A green lamp is no green, and no lamp.", "en", ["green lamp"]),
        ("erdogan", "Erdoğan’s ferry.", "tr", ["Erdoğan"]),
        ("学校", "ロシアは月曜日に古い駅でガラスの学校を開いた。", "ja", ["学校"]),
        ("ferry -green outlet:wire", "A green ferry of the wire.", "en", ["ferry"]),
        ("zeppelin", "Nothing of the kind.", "en", []),
    ],
)
def test_what_is_marked(topic: str, text: str, language: str, marked: list[str]) -> None:
    found = spans(text, parse(topic, builtin(), (language,)), language)
    shown = [text[span.start : span.end] for span in found]
    assert [word.removesuffix("’s").removesuffix("'s") for word in shown] == marked or shown == marked


@given(hostile.texts(12), st.sampled_from(["Myanmar Russia", "the", "said", "x", "***"]))
def test_marking_changes_no_letter(text: str, topic: str) -> None:
    ideas = parse(topic if topic != "***" else "a", builtin())
    found = spans(text, ideas, "en")
    assert all(one.end < other.start for one, other in itertools.pairwise(found))
    shown = markdown.read(escape.highlighted(text, found))
    assert shown.shows(text)
    assert shown.acts <= set()
