"""Where a topic's words stand in a passage, in whatever form they stand there."""

import re
from collections.abc import Iterator

from bot.records.annotations import Span
from bot.records.topics import Topic
from bot.text.words import MARK, is_pair, stemmed, unpaired

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*(?:[.'’](?=[^\W_])[^\W_]+)*")
Stems = tuple[str, ...]


def spans(text: str, topic: Topic, language: str | None) -> tuple[Span, ...]:
    """The words of `text` that name an idea of `topic` under any of its names, in order; neighbours are one span."""
    terms = [tuple(stems.replace(MARK, "").split()) for stems in topic.marked_in(language)]
    found = [*_spaced(text, terms, language), *_unspaced(text, terms)]
    joined: list[Span] = []
    for one in sorted(found, key=lambda span: (span.start, span.end)):
        if joined and text[joined[-1].end : one.start] in ("", " "):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, one.end))
        else:
            joined.append(one)
    return tuple(joined)


def _spaced(text: str, terms: list[Stems], language: str | None) -> Iterator[Span]:
    """Terms of words: compared by their stems, the words of one term in a row."""
    wanted: dict[str, list[Stems]] = {}
    for stems in terms:
        if stems and not is_pair(stems[0]):
            wanted.setdefault(stems[0], []).append(stems)
    tokens = [
        (stem, match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if not is_pair(match[0])
        for stem in stemmed(match[0], language)
    ]
    for at, (stem, start, _) in enumerate(tokens):
        for stems in wanted.get(stem, ()):
            here = tokens[at : at + len(stems)]
            if tuple(token for token, _, _ in here) == stems:
                yield Span(start, here[-1][2])


def _unspaced(text: str, terms: list[Stems]) -> Iterator[Span]:
    """Terms of a script without spaces: pairs of letters, put together again and looked for as they are."""
    for pairs in terms:
        if pairs and all(map(is_pair, pairs)):
            yield from (Span(match.start(), match.end()) for match in re.finditer(re.escape(unpaired(pairs)), text))
