"""From ranked articles to the parts of a brief: which stories are on topic, which sentences, which quotes."""

from collections.abc import Sequence

from bot.analysis.ranking import rank
from bot.analysis.summary import Story, choose
from bot.records.topics import Candidate, Candidates, Topic
from bot.text.words import stemmed

LEAD_WORDS = 60


def select(
    stories: Sequence[Story], titles: Sequence[str], topic: Topic | None, budget: int
) -> list[tuple[int, int, int]]:
    """(story, start, end) of the sentences of a brief in reading order, at most `budget` words.

    With a topic, only stories that carry all its ideas are chosen from, or failing that those that carry most.
    """
    kept = on_topic(stories, titles, topic) if topic else list(range(len(stories)))
    chosen = choose([stories[at] for at in kept], topic, budget)
    cuts = []
    for choice in sorted(chosen, key=lambda choice: (choice.story, choice.passage)):
        passage = stories[kept[choice.story]].passages[choice.passage]
        cuts.append((kept[choice.story], passage.start, passage.end))
    return cuts


def on_topic(stories: Sequence[Story], titles: Sequence[str], topic: Topic) -> list[int]:
    """The stories that carry most of the topic's ideas, best first."""
    candidates = _candidates(stories, titles, topic)
    ranked = rank(topic, candidates)
    most = max((entry.covered for entry in ranked), default=0.0)
    return [entry.article for entry in ranked if entry.covered >= most]


def _candidates(stories: Sequence[Story], titles: Sequence[str], topic: Topic) -> Candidates:
    rows = []
    for at, (story, title) in enumerate(zip(stories, titles, strict=True)):
        body = stemmed(story.text, story.language)
        parts = (stemmed(title, story.language), body[:LEAD_WORDS], body[LEAD_WORDS:])
        rows.append(Candidate(at, 0, f" {' | '.join(map(' '.join, parts))} "))
    texts = [row.stems for row in rows]
    seen = tuple(
        sum(any(f" {stems} " in text for term in idea.terms for stems in term.stems) for text in texts)
        for idea in topic.ideas
    )
    return Candidates(tuple(rows), len(rows), False, len(rows), seen)
