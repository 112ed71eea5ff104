"""Our choice of sentences beside sumy's LexRank and TextRank: `python -m benchmarks.briefs_peers [--data DIR]`.

All choose from the same sentences, which are ours, marked beforehand as at ingest: sumy's own tokenizer needs a
download. Ten articles to an item: generated ones, or the ten-article topics of DIR (briefs-ml11.jsonl.gz) with their
reference summaries. Printed: CPU milliseconds an item with cold caches, the ratio to ours, and ROUGE-2 where there are
references. Needs `pip install 'copydesk[bench]'`.
"""

import argparse
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks import outside
from benchmarks.articles import Articles
from bot.analysis.briefs import stories as choosing
from bot.analysis.briefs.sentences import choose
from bot.analysis.briefs.stories import Story
from bot.analysis.sentences import split

BUDGET, ARTICLES, ITEMS = 250, 10, 8
WANTED = 20
"""Times our CPU that LexRank costs at least."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Item:
    """Ten articles, marked, and people's summaries of them."""

    stories: tuple[Story, ...]
    references: tuple[str, ...] = ()


Summariser = Callable[[Item], str]


class Words:
    """sumy's tokenizer, as far as it is asked for sentences that are cut already."""

    def to_words(self, text: str) -> Sequence[str]:
        """The words of a sentence."""
        return tuple(_WORD.findall(text))


def ours(item: Item) -> str:
    """The sentences that a brief would take, at most BUDGET words."""
    choosing.KEPT.clear()
    chosen = choose(item.stories, None, BUDGET)
    return "\n".join(
        _cut(item.stories[one.story], one.passage) for one in sorted(chosen, key=lambda c: (c.story, c.passage))
    )


def by_sumy(module: str, name: str) -> Summariser:
    """A summariser of sumy with its English stemmer."""
    dom = import_module("sumy.models.dom")
    stemmer = import_module("sumy.nlp.stemmers").Stemmer("english")
    summarise: Any = getattr(import_module(f"sumy.summarizers.{module}"), name)(stemmer)

    def run(item: Item) -> str:
        each = [[dom.Sentence(_cut(s, at), Words()) for at in range(len(s.passages))] for s in item.stories]
        document = dom.ObjectDocumentModel([dom.Paragraph(sentences) for sentences in each])
        kept, left = [], BUDGET
        for sentence in summarise(document, BUDGET // 20):
            left -= len(str(sentence).split())
            if left >= 0:
                kept.append(str(sentence))
        return "\n".join(kept)

    return run


def _cut(story: Story, at: int) -> str:
    return story.text[story.passages[at].start : story.passages[at].end]


def generated() -> list[Item]:
    """Items of generated articles."""
    source = Articles()
    made = [source.make(number)[0].text for number in range(1, ITEMS * ARTICLES + 1)]
    stories = [Story(text, split(text, "en"), "en") for text in made]
    return [Item(tuple(stories[first : first + ARTICLES])) for first in range(0, len(stories), ARTICLES)]


def held(folder: Path) -> list[Item]:
    """The ten-article topics of a folder."""
    rows = outside.rows(folder, "briefs-ml11")
    documents = [[document["text"] for document in row["item"]["documents"]] for row in rows]
    stories = [tuple(Story(text, split(text, "en"), "en") for text in texts) for texts in documents]
    return [Item(each, tuple(row["references"])) for each, row in zip(stories, rows, strict=True)]


def rouge(texts: Sequence[str], items: Sequence[Item]) -> float:
    """Mean ROUGE-2 F with stems, over all references."""
    scorer = import_module("rouge_score.rouge_scorer").RougeScorer(["rouge2"], use_stemmer=True)
    return 100 * statistics.fmean(
        statistics.fmean(scorer.score(reference, text)["rouge2"].fmeasure for reference in item.references)
        for text, item in zip(texts, items, strict=True)
    )


def compare(items: list[Item]) -> None:
    """Print a line for each."""
    peers: dict[str, Summariser] = {
        "copydesk": ours,
        "sumy LexRank": by_sumy("lex_rank", "LexRankSummarizer"),
        "sumy TextRank": by_sumy("text_rank", "TextRankSummarizer"),
    }
    floor = 0.0
    for name, summarise in peers.items():
        summarise(items[0])
        began = time.process_time()
        texts = [summarise(item) for item in items]
        spent = (time.process_time() - began) * 1000 / len(items)
        floor = floor or spent
        quality = f"ROUGE-2 {rouge(texts, items):5.2f}" if items[0].references else ""
        print(f"{name:14} {spent:9.1f} CPU ms an item {spent / floor:7.1f} times Copydesk's {quality}")
    print(f"wanted: LexRank at least {WANTED} times")


def main() -> None:
    """Run it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path, metavar="DIR", help="a folder with briefs-ml11.jsonl.gz")
    given = asked.parse_args()
    items = held(given.data) if given.data else generated()
    if not items:
        raise SystemExit(f"No topics in {given.data}: it needs briefs-ml11.jsonl.gz.")
    compare(items)


if __name__ == "__main__":
    main()
