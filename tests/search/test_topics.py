"""What is typed becomes folded words, and nothing typed is a query language."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.aliases import builtin, with_own
from bot.analysis.topics import LIMIT, parse
from bot.errors.asking import BadDay, EmptyTopic, TopicTooLong
from bot.errors.tree import CopydeskError
from bot.records.topics import BEGINS, AskedOutlet, Topic
from bot.text.words import stem_text

ALIASES = builtin()


def names(topic: Topic, idea: int) -> set[str]:
    return {stems for term in topic.ideas[idea].terms for stems in term.stems}


def stems(*given: str) -> set[str]:
    return {stem_text(name, "en") for name in given}


@pytest.mark.parametrize("typed", ["Russia", "Kremlin", "russian", "MOSCOW", "Россия", "Russland", "ロシア"])
def test_one_country_under_any_name(typed: str) -> None:
    topic = parse(typed, ALIASES)
    assert len(topic.ideas) == 1
    assert stems("Russia", "Russian", "Kremlin") <= names(topic, 0)
    assert topic.ideas[0].terms[0].weight == 1.0


def test_what_is_joined_by_an_ampersand_is_one_name() -> None:
    assert [idea.words for idea in parse("Q&L power cuts", ALIASES).ideas] == [("q", "l"), ("power",), ("cuts",)]


def test_a_question_in_a_language_of_the_texts_is_asked_without_its_stop_words() -> None:
    typed = "Wer trägt die Schuld in Velm?"
    assert [idea.typed for idea in parse(typed, ALIASES, ("en", "de")).ideas] == ["trägt", "schuld", "velm"]
    english = "What was the war in Velm about?"  # "was", "war" and "in" are German stop words as well
    assert [idea.typed for idea in parse(english, ALIASES, ("en", "de")).ideas] == ["war", "velm"]


def test_longest_name_first() -> None:
    topic = parse("South Korea United Nations ferry", ALIASES)
    assert [idea.typed for idea in topic.ideas] == ["south korea", "united nations", "ferry"]


def test_us_is_a_country_in_a_topic() -> None:
    assert stems("United States") <= names(parse("US trade", ALIASES), 0)
    assert stems("United States") <= names(parse("us trade", ALIASES), 0)


def test_quoted_phrase_is_one_idea_without_aliases() -> None:
    topic = parse("“Green Lamp” Holland", ALIASES)
    assert names(topic, 0) == stems("green lamp")
    assert stems("Dutch") <= names(topic, 1)


def test_filters() -> None:
    topic = parse('lamp -white -"fishing boat" outlet:"The Courier" lang:en since:2024-02 until:2024', ALIASES)
    assert [idea.typed for idea in topic.ideas] == ["lamp"]
    assert topic.excluded == ("white", "fish boat")
    assert topic.came_from.outlets == (AskedOutlet("The Courier", ("the", "courier")),)
    assert topic.language == "en"
    assert (topic.since, topic.until) == (dt.date(2024, 2, 1), dt.date(2024, 12, 31))


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    topic = parse("lamp-maker", ALIASES)
    assert not topic.excluded
    assert [idea.typed for idea in topic.ideas] == ["lamp", "maker"]


@pytest.mark.parametrize("typed", ["", "  ", "-russia", "***", "“”", "outlet:🙂", "\u200b", "🙂"])
def test_empty(typed: str) -> None:
    with pytest.raises(EmptyTopic):
        parse(typed, ALIASES)


def test_too_long() -> None:
    with pytest.raises(TopicTooLong, match="6000"):
        parse("a" * 6000, ALIASES)


@pytest.mark.parametrize("day", ["yesterday", "2024-13", "2024-02-30", "0000"])
def test_a_day_that_is_none(day: str) -> None:
    with pytest.raises(BadDay):
        parse(f"lamp since:{day}", ALIASES)


@pytest.mark.parametrize(
    ("typed", "ideas", "excluded"),
    [
        ("Russia OR Holland ferry", [["russia", "holland"], ["ferry"]], ()),
        ("ferry storm OR gale", [["ferry"], ["storm", "gale"]], ()),
        ("“green lamp” OR buoy OR Holland", [["green lamp", "buoy", "holland"]], ()),
        ("(storm | gale) ferry", [["storm", "gale"], ["ferry"]], ()),
        ("storm or gale", [["storm"], ["gale"]], ()),
        ("OR storm", [["storm"]], ()),
        ("storm OR", [["storm"]], ()),
        ("storm NOT gale", [["storm"]], ("gale",)),
        ("storm NOT “green lamp” ferry", [["storm"], ["ferry"]], ("green lamp",)),
        ("STORM NOT GALE", [["storm"], ["gale"]], ()),
    ],
)
def test_operators(typed: str, ideas: list[list[str]], excluded: tuple[str, ...]) -> None:
    topic = parse(typed, ALIASES)
    assert len(topic.ideas) == len(ideas)
    for number, alternatives in enumerate(ideas):
        assert stems(*alternatives) <= names(topic, number)
    assert topic.excluded == excluded


def test_either_of_two_finds_articles_with_one_of_them() -> None:
    either = parse("Mexico OR “New Mexico”", ALIASES)
    assert stem_text("new mexico", "en") in names(either, 0)
    assert not [term for term in either.ideas[0].longer if term.words == ("new", "mexico")]


def test_a_servers_own_names_join_the_known_ones() -> None:
    table = with_own((("NUG", "National Unity Government"), ("Oranje", "Holland")))
    assert names(parse("nug", table), 0) == stems("nug", "national unity government")
    assert stems("oranje", "Dutch", "Holland") <= names(parse("oranje", table), 0)
    assert stems("oranje") <= names(parse("Dutch", table), 0)


def test_a_topic_is_spelled_in_every_language_of_the_archive() -> None:
    topic = parse("running ferries", {}, ("en", "de"))
    assert [idea.terms[0].stems for idea in topic.ideas] == [("run", "running"), ("ferri", "ferri")]
    assert topic.names_in("de") == (("running",), ("ferri",))
    assert topic.phrases == ("run ferri", "running ferri")


def test_a_name_of_another_language_is_looked_for_only_where_that_is_read() -> None:
    here, there = (parse("Russia", ALIASES, languages).ideas[0] for languages in (("en",), ("en", "de")))
    assert "russland" not in here.shortest
    assert "russland" in there.shortest
    assert "russland" not in parse("Russia", ALIASES, ("en", "de")).marked_in("en")


def test_a_typed_word_keeps_its_place_and_writing() -> None:
    assert parse("The  Harbour-light, please", {}).pieces == (
        ("The", "the"),
        ("Harbour-light,", None),
        ("please", "please"),
    )


@given(st.text(max_size=LIMIT + 20))
def test_anything_typed_is_a_topic_or_one_sentence(typed: str) -> None:
    try:
        ideas = parse(typed, ALIASES).ideas
    except CopydeskError as refusal:
        ideas, said = (), refusal.sentence
    else:
        said = "."
        assert ideas
    assert said.endswith(".")
    for idea in ideas:
        names = [name.removesuffix(BEGINS) for term in idea.terms for name in term.stems]
        assert all(name.strip() and not set(name) & set("\"'()*:^+-") for name in names)
