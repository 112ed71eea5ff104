"""Copydesk's search beside FTS5's and tantivy's: `python -m benchmarks.search_peers [--data DIR] [--half HALF]`.

All index the same stories and are asked the same topics in one run: our own corpus among generated articles, also with
other names typed, or the outside sets of a folder. FTS5 and tantivy are used as everyone uses them: stems,
all words OR-ed, the best by BM25. `--half` asks half of the topics, so that a figure fitted to one can be believed on
the other. `--server` asks Copydesk on PostgreSQL too, whose own CPU is not counted. tantivy is
no dependency: `pip install 'copydesk[bench]'`.
"""

import argparse
import hashlib
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import outside, own, scores
from benchmarks.articles import Articles
from benchmarks.asking import Row
from benchmarks.words import PLACES, SUBJECTS
from bot.analysis.aliases import PEOPLE_WEIGHT, builtin
from bot.cli.pipes import search
from bot.text.words import words

MADE, ASKED, SEED, DEPTH = 3_000, 60, 3, 50
INSTALL = "tantivy left out: it is not installed; pip install 'copydesk[bench]' (or pip install -e '.[bench]')"


@dataclass(frozen=True, slots=True)
class Collection:
    """Stories {"id", "title", "body", "date"}, and sets of topics {"id", "query", "rels"} by name."""

    stories: list[Row]
    sets: dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Run:
    """By topic: the ids found, best first, and the CPU spent on it (s)."""

    found: dict[str, list[str]] = field(default_factory=dict)
    spent: dict[str, float] = field(default_factory=dict)


def ours() -> Iterator[Collection]:
    """The stories of our corpus among MADE generated articles; a generated article answers what it is about."""
    stories, topics = own.lines("stories.jsonl"), own.lines("topics.jsonl")
    articles = Articles(SEED, MADE)
    made = [articles.make(number)[0] for number in range(MADE)]
    stories += [{"id": f"made {n}", "title": each.title.value, "body": each.text} for n, each in enumerate(made)]
    titles = {f"made {n}": set(words(each.title.value or "")) for n, each in enumerate(made)}
    chance = random.Random(SEED)
    told = [[*chance.sample(PLACES, 1), chance.choice((*PLACES, *SUBJECTS))] for _ in range(ASKED)]
    wanted = [{key: 1 for key, title in titles.items() if {each.lower() for each in pair} <= title} for pair in told]
    sets = {"own": [{**topic, "rels": dict.fromkeys(topic["relevant"], 1)} for topic in topics]}
    for name, typed in (("made", str), ("made, other names", _other_name)):
        asked = [{"query": " ".join(map(typed, pair)), "rels": rels} for pair, rels in zip(told, wanted, strict=True)]
        sets[name] = [{"id": f"{name} {n}", **each} for n, each in enumerate(asked) if each["rels"]]
    yield Collection(stories, sets)


def _other_name(name: str) -> str:
    """A country's people in place of its name; any other word as it is."""
    terms = builtin().get(tuple(words(name)), ())
    return next((" ".join(term.words) for term in terms if term.weight == PEOPLE_WEIGHT), name)


def half_of(query: str) -> str:
    """The half that a topic belongs to, "fit" or "check": by its words alone, so the same in every run."""
    return "check" if hashlib.sha1(query.encode(), usedforsecurity=False).digest()[1] % 2 else "fit"


def halved(collection: Collection, half: str) -> Collection:
    """All stories of a collection, and of its sets the topics of one half; a set without any is left out."""
    sets = {
        name: kept
        for name, topics in collection.sets.items()
        if (kept := [topic for topic in topics if half_of(topic["query"]) == half])
    }
    return Collection(collection.stories, sets)


def foreign(folder: Path) -> Iterator[Collection]:
    """The outside sets that are there."""
    for corpus, names in outside.SEARCHED.items():
        if stories := outside.rows(folder, corpus):
            yield Collection(stories, {name: outside.rows(folder, f"search-queries-{name}") for name in names})


def copydesk(stories: list[Row], topics: list[Row], server: str | None = None) -> Run:
    """`copydesk pipe search`, without a process between."""
    run = Run()
    began = 0.0

    def heard(answer: dict[str, Any]) -> None:
        nonlocal began
        now = time.process_time()
        if "ids" in answer:
            run.found[answer["id"]], run.spent[answer["id"]] = answer["ids"], now - began
        began = now

    rows: list[Row] = [
        {"op": "add", **{key: each.get(key) for key in ("id", "title", "body", "date")}} for each in stories
    ]
    rows += [{"op": "commit"}, *({"op": "search", "id": t["id"], "query": t["query"], "k": DEPTH} for t in topics)]
    search.run(rows, heard, server)
    return run


def fts5(stories: list[Row], topics: list[Row]) -> Run:
    """One table of titles and bodies with the Porter stemmer; every word in quotes, OR-ed; ORDER BY rank."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE t USING fts5(title, body, tokenize = 'porter unicode61')")
        database.executemany(
            "INSERT INTO t VALUES (?, ?)", [(s.get("title") or "", s.get("body") or "") for s in stories]
        )
        best = "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?"

        def best_of(typed: str) -> list[str]:
            return [stories[number - 1]["id"] for (number,) in database.execute(best, (_any_word(typed), DEPTH))]

        return _asked(topics, best_of)


def _asked(topics: list[Row], best_of: Callable[[str], list[str]]) -> Run:
    run = Run()
    for topic in topics:
        began = time.process_time()
        run.found[topic["id"]] = best_of(topic["query"])
        run.spent[topic["id"]] = time.process_time() - began
    return run


def _any_word(typed: str) -> str:
    return " OR ".join(f'"{word}"' for word in scores.tokens(typed))


def tantivy(stories: list[Row], topics: list[Row]) -> Run:
    """Its English stemmer and its own parser, which ORs words, over title and body as one field: two do worse."""
    engine: Any = import_module("tantivy")
    schema = engine.SchemaBuilder()
    schema.add_unsigned_field("number", stored=True)
    schema.add_text_field("text", tokenizer_name="en_stem")
    index = engine.Index(schema.build())
    writer = index.writer(50_000_000, 1)
    for number, story in enumerate(stories):
        writer.add_document(
            engine.Document(number=number, text=f"{story.get('title') or ''}\n{story.get('body') or ''}")
        )
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def best_of(typed: str) -> list[str]:
        query = index.parse_query(" ".join(scores.tokens(typed)), ["text"])
        return [stories[searcher.doc(place)["number"][0]]["id"] for _, place in searcher.search(query, DEPTH).hits]

    return _asked(topics, best_of)


def table(collection: Collection, peers: dict[str, Callable[[list[Row], list[Row]], Run]]) -> None:
    """Print every peer's figures on every set; a peer indexes once and is asked every topic."""
    every = [topic for topics in collection.sets.values() for topic in topics]
    runs = {peer: run(collection.stories, every) for peer, run in peers.items()}
    print(f"{len(collection.stories)} stories\n{'set':20}{'':14}{'nDCG@10':>9}{'recall@50':>11}{'CPU ms':>9}")
    for name, topics in collection.sets.items():
        for peer, run in runs.items():
            pairs = [(run.found[topic["id"]], topic["rels"]) for topic in topics]
            ndcg = scores.mean(scores.ndcg(ids, rels) for ids, rels in pairs)
            recall = scores.mean(scores.recall(ids, rels, DEPTH) for ids, rels in pairs)
            cpu_ms = 1000 * scores.mean(run.spent[topic["id"]] for topic in topics)
            print(f"{name:20}{peer:14}{ndcg:9.3f}{recall:11.3f}{cpu_ms:9.2f}")


def main() -> None:
    """Print the table of our corpus, or of the outside sets in `--data`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, metavar="DIR", help="a folder with the outside sets of searches")
    parser.add_argument("--server", metavar="URL", help="a PostgreSQL server to measure Copydesk on as well")
    parser.add_argument("--half", choices=("fit", "check"), help="ask only the topics of one half")
    given = parser.parse_args()
    peers: dict[str, Callable[[list[Row], list[Row]], Run]] = {"copydesk": copydesk}
    if given.server:
        peers["on PostgreSQL"] = partial(copydesk, server=given.server)
    peers["FTS5"] = fts5
    if find_spec("tantivy"):
        peers["tantivy"] = tantivy
    else:
        print(INSTALL)
    collections = list(foreign(given.data) if given.data else ours())
    if not collections:
        sys.exit(f"No searches in {given.data}: it needs search-*.jsonl.gz.")
    for collection in collections:
        table(halved(collection, given.half) if given.half else collection, peers)


if __name__ == "__main__":
    main()
