"""The codec of arguments: what it wrote it reads, what it once wrote as text too, and nothing hostile gets through."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors.asking import BadArgument, NoSuchDay
from bot.records.arguments import LARGEST, convert, dump, fields_of, load


@dataclass(frozen=True)
class Place:
    article: int
    start: int = 0


@dataclass(frozen=True)
class Every:
    """One field of each kind."""

    topic: Annotated[str, "what it is about"]
    length: Literal["short", "normal", "long"] = "normal"
    since: dt.date | None = None
    new: bool | Literal["first"] | dt.datetime = False
    page: int = 1
    words: tuple[str, ...] = ()
    place: Place | None = None
    answer: Mapping[str, Any] | None = None


integers = st.integers(-LARGEST, LARGEST)
scalars = st.none() | st.booleans() | integers | st.text()
json_values = st.recursive(
    scalars | st.floats(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
)
everything = st.builds(
    Every,
    topic=st.text(),
    length=st.sampled_from(["short", "normal", "long"]),
    since=st.none() | st.dates(),
    new=st.booleans() | st.just("first") | st.datetimes(timezones=st.just(dt.UTC)),
    page=integers,
    words=st.lists(st.text()).map(tuple),
    place=st.none() | st.builds(Place, integers, integers),
    answer=st.none() | st.dictionaries(st.text(), scalars),
)


@given(everything)
def test_what_is_written_is_read_again(arguments: Every) -> None:
    assert load(Every, json.loads(json.dumps(dump(arguments)))) == arguments


@given(st.text(), st.sampled_from(["short", "long"]), st.none() | st.dates(), st.booleans(), integers)
def test_rows_of_text_alone_are_read_as_what_they_mean(
    topic: str, length: Literal["short", "long"], since: dt.date | None, new: bool, page: int
) -> None:
    given_ = {"topic": topic, "length": length, "since": since, "new": new, "page": page}
    stored = {name: str(value) for name, value in given_.items() if value is not None}
    assert load(Every, stored) == Every(topic, length, since, new, page)


def test_old_rows_letter_for_letter() -> None:
    assert load(Every, json.loads('{"topic": "Myanmar Russia", "page": "2", "new": "first"}')) == Every(
        "Myanmar Russia", page=2, new="first"
    )
    moment = dt.datetime(2025, 4, 1, 12, 0, 3, tzinfo=dt.UTC)
    assert load(Every, json.loads('{"topic": "x", "new": "2025-04-01T12:00:03+00:00"}')).new == moment
    assert load(Every, json.loads('{"topic": "x", "since": " 2025-03-20 "}')).since == dt.date(2025, 3, 20)


@given(json_values | st.dictionaries(st.sampled_from([field.name for field in fields_of(Every)]), json_values))
def test_hostile_json_is_refused_or_read_as_declared(stored: Any) -> None:
    try:
        arguments = load(Every, stored)
    except BadArgument:
        return
    assert isinstance(arguments.topic, str)
    assert type(arguments.page) is int
    assert abs(arguments.page) <= LARGEST
    assert arguments.length in ("short", "normal", "long")
    assert load(Every, dump(arguments)) == arguments


@pytest.mark.parametrize(
    "wrong",
    [
        {}, {"topic": None}, {"topic": 7}, {"topic": "x", "page": "٣"}, {"topic": "x", "page": True},
        {"topic": "x", "page": "9" * 5000}, {"topic": "x", "page": 2**63}, {"topic": "x", "page": 1.5},
        {"topic": "x", "length": "endless"}, {"topic": "x", "new": "2025-04-01T12:00:03"},
        {"topic": "x", "words": "ab"},
        {"topic": "x", "place": {"article": "one"}}, {"topic": "x", "answer": [1]}, [], "x", None,
    ],
)  # fmt: skip
def test_wrong_values_are_refused(wrong: Any) -> None:
    with pytest.raises(BadArgument):
        load(Every, wrong)


def test_a_day_that_is_none_is_named() -> None:
    with pytest.raises(NoSuchDay, match="“31 March” is not a day"):
        load(Every, {"topic": "x", "since": "31 March"})


def test_arguments_become_those_of_another_verb_on_the_same_topic() -> None:
    @dataclass(frozen=True)
    class Sources:
        topic: str
        page: int = 1

    assert convert(Sources, Every("ferry", "long", page=7), page=1) == Sources("ferry")
    with pytest.raises(BadArgument):
        convert(Place, Every("ferry"))
