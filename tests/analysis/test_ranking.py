"""The order of articles: what is meant by a name, where else an article leads, and what the best of them share."""

import pytest

from bot.analysis.aliases import builtin
from bot.analysis.ranking import rank
from bot.analysis.topics import parse
from bot.archive.search.terms import joined_columns, stemmed_columns
from bot.records.topics import Candidate, Candidates
from bot.text.words import stem_text

FILLER = "Nothing more was said of it in the afternoon and the hall was empty by six."


def ranked(typed: str, *articles: tuple[str, str]) -> list[int]:
    """Places of titles and texts, best first; one that is not among them carries no idea of the topic."""
    topic = parse(typed, builtin(), ("en",))
    columns = [stemmed_columns(title, stem_text(f"{text} {FILLER}", "en"), "en") for title, text in articles]
    rows = tuple(Candidate(number, 0, *joined_columns(each)) for number, each in enumerate(columns))
    seen = tuple(10 for _ in topic.ideas)
    return [entry.article for entry in rank(topic, Candidates(rows, len(rows), False, 1_000, seen))]


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("Mexico", "A potter from New Mexico won the Sample Cup."),
        ("Britain", "The Sample Cup went to British Columbia and to New England."),
        ("France", "The Sample Bank paid nine million Swiss francs for a bridge."),
        ("Guinea", "The Sample Cup went to Papua New Guinea."),
        ("US", "Singers of all South America met for the Sample Cup."),
        ("South Korea", "North Korea sent two singers to the Sample Cup."),
    ],
)
def test_a_name_inside_another_is_not_meant(typed: str, other: str) -> None:
    assert ranked(typed, ("Sample Cup", other)) == []


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Mexico", "Mexican potters left New Mexico for Mexico City."),
        ("Hong Kong", "A ferry left Hong Kong."),
        ("Turkey", "Ankara counted its ferries."),
        ("South Korea", "S. Korea counted its ferries."),
        ("South Korea", "Korean ferries were counted."),
        ("Bosnia and Herzegovina", "Sarajevo counted its trams."),
    ],
)
def test_a_country_under_any_of_its_names(typed: str, text: str) -> None:
    assert len(parse(typed, builtin()).ideas) == 1
    assert ranked(typed, ("Sample Cup", text)) == [0]


@pytest.mark.parametrize("typed", ["New Mexico", "Swiss franc", "Gulf of Mexico", "Latin America", "US dollar"])
def test_a_longer_name_that_was_typed_is_meant(typed: str) -> None:
    assert ranked(typed, ("Sample Cup", f"The Sample Cup was all about the {typed} this year.")) == [0]


def test_a_name_of_two_words_counts_once() -> None:
    twice = "West German ferries waited. Germany counted them."
    once = "West German ferries waited. Nobody counted them."
    assert ranked("Germany", ("Ferries", once), ("Ferries", twice)) == [1, 0]


def test_an_article_about_one_country_before_one_about_many() -> None:
    one = "Norway counted its herring on Monday, and the harbour master of the old town smiled at last."
    many = "Norway counted its herring on Monday, as did Iceland, Denmark, Chile, Peru and Japan."
    assert ranked("Norway herring", ("Herring counted", one), ("Herring counted", many)) == [0, 1]


def test_what_the_best_have_in_common_lifts_its_like() -> None:
    ferry = "Norway and Chile agreed on a ferry with brass lanterns and an orchestra."
    best = [("Norway and Chile agree on a ferry", ferry)] * 6
    alike = ("Ferry leaves", "The ferry with brass lanterns and an orchestra sailed for Norway from Chile.")
    other = ("Seeds counted", "The seeds of poppies in paper bags were counted by Norway and by Chile.")
    filler = [(f"Topic {n}", f"Chile wrote to Norway about matter {n} of the year {n}.") for n in range(20)]
    order = ranked("Norway Chile", other, alike, *best, *filler)
    assert order.index(1) < order.index(0)
