"""Our briefs beside sumy's LexRank and TextRank and the lead: `python -m benchmarks.briefs_peers [--data DIR]`.

All choose from the same sentences, which are ours, marked beforehand as at ingest: sumy's own tokenizer needs a
download. Without a folder: items of ten generated articles, and CPU milliseconds an item with cold caches. With DIR:
ROUGE-2 on each of its sets (briefs-writers, briefs-ml11, briefs-mixed) against people's summaries, of the whole or of a
half; with a query the peers read the documents that name a word of it. Needs `pip install 'copydesk[bench]'`.
"""

import argparse
import hashlib
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks import asking, outside
from benchmarks.articles import Articles
from bot.analysis.briefs import stories as choosing
from bot.analysis.briefs.sentences import choose
from bot.analysis.briefs.stories import Story
from bot.analysis.sentences import split
from bot.text.stopwords import stopwords
from bot.text.words import stemmed

SETS = ("briefs-writers", "briefs-ml11", "briefs-mixed")
BUDGET, ARTICLES, ITEMS = 250, 10, 8
WANTED = 20
"""Times our CPU that LexRank costs at least."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Item:
    """Articles, marked, people's summaries of them, and the row they are from: what our pipe is asked."""

    stories: tuple[Story, ...]
    references: tuple[str, ...] = ()
    row: asking.Row | None = None
    budget: int = BUDGET


Summariser = Callable[[Item], str]


class Words:
    """sumy's tokenizer, as far as it is asked for sentences that are cut already."""

    def to_words(self, text: str) -> Sequence[str]:
        """The words of a sentence."""
        return tuple(_WORD.findall(text))


def ours(item: Item) -> str:
    """The sentences that a brief would take: of a set by the whole way of the pipe, else by the choice alone."""
    choosing.KEPT.clear()
    if item.row is not None:
        (answer,) = asking.ask("briefs", [item.row])
        return "\n".join(_within([sentence["text"] for sentence in answer["sentences"]], item.budget))
    chosen = sorted(choose(item.stories, None, item.budget), key=lambda choice: (choice.story, choice.passage))
    return "\n".join(_cut(item.stories[choice.story], choice.passage) for choice in chosen)


def lead(item: Item) -> str:
    """The first sentences of the articles in turn: the first of each, then the second."""
    deepest = max(len(story.passages) for story in item.stories)
    turns = (_cut(story, at) for at in range(deepest) for story in item.stories if at < len(story.passages))
    return "\n".join(_within(list(turns), item.budget))


def _within(sentences: Sequence[str], budget: int) -> list[str]:
    """Sentences up to a number of words; the first always."""
    kept: list[str] = []
    for sentence in sentences:
        budget -= len(sentence.split())
        if budget < 0 and kept:
            break
        kept.append(sentence)
    return kept


def by_sumy(module: str, name: str) -> Summariser:
    """A summariser of sumy with its English stemmer."""
    dom = import_module("sumy.models.dom")
    stemmer = import_module("sumy.nlp.stemmers").Stemmer("english")
    summarise: Any = getattr(import_module(f"sumy.summarizers.{module}"), name)(stemmer)

    def run(item: Item) -> str:
        each = [[dom.Sentence(_cut(s, at), Words()) for at in range(len(s.passages))] for s in item.stories]
        document = dom.ObjectDocumentModel([dom.Paragraph(sentences) for sentences in each])
        ranked = summarise(document, item.budget // 5)
        return "\n".join(_within([str(sentence) for sentence in ranked], item.budget))

    return run


def _cut(story: Story, at: int) -> str:
    return story.text[story.passages[at].start : story.passages[at].end]


def generated() -> list[Item]:
    """Items of generated articles."""
    source = Articles()
    made = [source.make(number)[0].text for number in range(1, ITEMS * ARTICLES + 1)]
    stories = [Story(text, split(text, "en"), "en") for text in made]
    return [Item(tuple(stories[first : first + ARTICLES])) for first in range(0, len(stories), ARTICLES)]


def held(folder: Path, name: str, half: str | None) -> list[Item]:
    """The items of a set of a folder; of a half of them by the hash of their ids."""
    return [
        _item(row)
        for row in outside.rows(folder, name)
        if half in (None, ("fit", "check")[hashlib.sha1(row["item"]["id"].encode()).digest()[1] % 2])
    ]


def _item(row: asking.Row) -> Item:
    asked = row["item"]
    wanted = set(stemmed(asked.get("query") or "", "en")) - stopwords("en")
    texts = [document["text"] for document in asked["documents"]]
    named = [text for text in texts if not wanted or wanted & set(stemmed(text, "en"))]
    stories = tuple(Story(text, split(text, "en"), "en") for text in named or texts)
    return Item(stories, tuple(row["references"]), asked, asked["max_words"])


def rouge(texts: Sequence[str], items: Sequence[Item]) -> float:
    """Mean ROUGE-2 F with stems, over all references."""
    scorer = import_module("rouge_score.rouge_scorer").RougeScorer(["rouge2"], use_stemmer=True)
    return 100 * statistics.fmean(
        statistics.fmean(scorer.score(reference, text)["rouge2"].fmeasure for reference in item.references)
        for text, item in zip(texts, items, strict=True)
    )


def peers() -> dict[str, Summariser]:
    """Who chooses, by name."""
    return {
        "copydesk": ours,
        "lead": lead,
        "sumy LexRank": by_sumy("lex_rank", "LexRankSummarizer"),
        "sumy TextRank": by_sumy("text_rank", "TextRankSummarizer"),
    }


def compare(items: list[Item]) -> None:
    """Print what each costs an item."""
    floor = 0.0
    for name, summarise in peers().items():
        summarise(items[0])
        began = time.process_time()
        for item in items:
            summarise(item)
        spent = (time.process_time() - began) * 1000 / len(items)
        floor = floor or spent
        print(f"{name:14} {spent:9.1f} CPU ms an item {spent / floor:7.1f} times Copydesk's")
    print(f"wanted: LexRank at least {WANTED} times")


def judge(folder: Path, half: str | None) -> None:
    """Print ROUGE-2 of each on each set."""
    for name in SETS:
        items = held(folder, name, half)
        figures = ", ".join(
            f"{who} {rouge([run(item) for item in items], items):.2f}" for who, run in peers().items() if items
        )
        print(f"{name:15} {half or 'whole':6} {len(items):3} items: {figures or 'not there'}")
    print("wanted: neither the lead nor LexRank above copydesk")


def main() -> None:
    """Run it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path, metavar="DIR", help="a folder with briefs-*.jsonl.gz")
    asked.add_argument("--half", choices=("fit", "check"))
    given = asked.parse_args()
    if given.data:
        judge(given.data, given.half)
    else:
        compare(generated())


if __name__ == "__main__":
    main()
