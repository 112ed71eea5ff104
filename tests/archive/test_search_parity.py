"""PostgreSQL finds what SQLite finds, in the same order, on a corpus of our own."""

import random

import pytest

from benchmarks import asking, own, scores
from benchmarks.articles import Articles
from benchmarks.words import PLACES, SUBJECTS
from tests.archive.conftest import POSTGRES

SEED, MADE, ASKED = 5, 300, 60


def stories() -> list[asking.Row]:
    articles = Articles(SEED, MADE)
    made = [articles.make(number)[0] for number in range(MADE)]
    days = [draft.published.chosen.date if draft.published.chosen else None for draft in made]
    rows = [
        {"id": f"made {number}", "title": draft.title.value, "body": draft.text, "date": str(day)}
        for number, (draft, day) in enumerate(zip(made, days, strict=True))
    ]
    return [*own.lines("stories.jsonl"), *rows]


def topics() -> list[asking.Row]:
    chance = random.Random(SEED)
    typed = [" ".join(chance.sample((*PLACES, *SUBJECTS), chance.choice((1, 2, 2, 3)))) for _ in range(ASKED)]
    return [{"id": f"made {number}", "query": query} for number, query in enumerate(typed)]


@pytest.mark.skipif(POSTGRES is None, reason="no PostgreSQL: COPYDESK_TEST_POSTGRES gives no URL")
def test_both_stores_order_alike() -> None:
    labelled = own.lines("topics.jsonl")
    asked = [*labelled, *topics()]
    lite, server = (asking.search(stories(), asked, server=place) for place in (None, POSTGRES))
    alike = [lite[topic["id"]][:10] == server[topic["id"]][:10] for topic in asked]
    assert scores.mean(alike) > 0.95
    for topic in labelled:
        relevant = dict.fromkeys(topic["relevant"], 1)
        here, there = (scores.ndcg(found[topic["id"]], relevant) for found in (lite, server))
        assert abs(here - there) < 0.01, topic["query"]
