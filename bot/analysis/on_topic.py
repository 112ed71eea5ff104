"""How much of a topic a place in an article carries, and which passages carry most."""

from itertools import islice

from bot.records.archive import AnnotatedArticle
from bot.records.passages import Passage
from bot.records.topics import Topic
from bot.text.stemmed import needle
from bot.text.words import stem_text

MOST_PASSAGES = 80


def passages(marked: AnnotatedArticle, topic: Topic, most: int) -> list[Passage]:
    """The passages that carry most of the topic's ideas, in reading order; the first passage when none does."""
    shares = [
        (share(marked, passage.start, passage.end, topic), passage)
        for passage in islice(marked.passages, MOST_PASSAGES)
    ]
    best = sorted((pair for pair in shares if pair[0] > 0), key=lambda pair: -pair[0])[:most]
    chosen = [passage for _, passage in best] or list(marked.passages[:1])
    return sorted(chosen, key=lambda passage: passage.start)


def share(marked: AnnotatedArticle, start: int, end: int, topic: Topic) -> float:
    """The share of the topic's ideas, from 0 to 1, that the text from `start` to `end` names."""
    language = marked.article.language
    text = f" {stem_text(marked.version.text[start:end], language)} "
    carried = sum(any(needle(name) in text for name in names) for names in topic.names_in(language))
    return carried / len(topic.ideas)
