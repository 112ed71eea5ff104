"""The topic that was meant when a typed word stands in no article."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from bot.archive import articles
from bot.archive.search import SearchIndex
from bot.archive.store import Connection
from bot.records.ids import ArchiveId
from bot.records.topics import Candidates, Idea, Topic
from bot.text import slips
from bot.text.words import bare, spellings, words

SLIP = 0.75
"""Ratcliff/Obershelp likeness of a typing slip to the word that was meant: "mynamar" and "myanmar" have .86."""

LOOKED_AT = 20
"""Newest articles with a word one slip away whose texts tell how it is written, and which is the commonest."""

LONGEST = 24
"""Letters of a typed word: longer ones, with a thousand slips and more, are no slips of the hand."""

MOST_WORDS = 4
"""Unknown words of a topic whose texts are looked through: one who mistypes more asks in a writing that we lack, and
each takes some 20 ms of looking for a thousand slips."""


def meant(
    conn: Connection, index: SearchIndex, archive_id: ArchiveId, topic: Topic, candidates: Candidates
) -> str | None:
    """The topic with each word that stands nowhere replaced by the nearest one of this archive's titles, else texts.

    None where an article holds the whole topic, or nothing is near. A name that is known under others (a country, a
    body) is typed as it was meant, and a word of a text is offered only where it is one slip away.
    """
    if candidates.found:
        return None
    unknown = _unknown(topic, candidates)
    better = {word: other for word in unknown[:MOST_WORDS] if (other := _nearest(conn, index, archive_id, topic, word))}
    offered = " ".join(better.get(folded or "", written) for written, folded in topic.pieces)
    return offered if offered != " ".join(written for written, _ in topic.pieces) else None


def _unknown(topic: Topic, candidates: Candidates) -> list[str]:
    """The typed words of ideas that stand in no article and that nobody knows."""
    unseen = (idea for idea, seen in zip(topic.ideas, candidates.seen, strict=True) if not seen)
    return [word for idea in unseen if not idea.has_aliases for word in idea.words]


def _nearest(conn: Connection, index: SearchIndex, archive_id: ArchiveId, topic: Topic, word: str) -> str | None:
    in_titles = difflib.get_close_matches(word, index.near(conn, archive_id, word), 1, SLIP)
    return in_titles[0] if in_titles else _in_texts(conn, index, archive_id, topic, word)


def _in_texts(conn: Connection, index: SearchIndex, archive_id: ArchiveId, topic: Topic, word: str) -> str | None:
    """The commonest name of the newest articles that is one slip away from `word`, as it is written there."""
    near = slips.near(bare(word)) if len(word) <= LONGEST else frozenset()
    if not near:
        return None
    stems = tuple(dict.fromkeys(stem for other in sorted(near) for stem in spellings((other,), topic.languages)))
    asked = replace(topic, ideas=(Idea(word, (word,), (), shortest=stems),), phrases=())
    newest = index.newest(conn, archive_id, asked, LOOKED_AT)
    texts = (marked.version.text for marked in articles.marked(conn, archive_id, newest))
    counted = Counter(name for text in texts for name in _names(text, near))
    return counted.most_common(1)[0][0] if counted else None


def _names(text: str, near: frozenset[str]) -> Iterable[str]:
    """The distinct words of a text that are one of `near` and begin with no small letter, as they are written."""
    written = dict.fromkeys(_POSSESSIVE.sub("", word.strip(_EDGES)) for word in text.split())
    return (word for word in written if word and not word[0].islower() and "".join(map(bare, words(word))) in near)


_POSSESSIVE = re.compile("['’]s$")
_EDGES = ".,;:!?()[]{}\"'“”„«»‘’–—…"
