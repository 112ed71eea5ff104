"""What an article makes of its marked words as a whole: many speeches or many terms, words marked twice or unmarked."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.analysis.quotations.document import ParsedDocument
from bot.analysis.quotations.features import Count, Mark

_LONG = 7
_SHORT = 4
_TELLING = 3
"""How many other stretches it takes for them to tell something of one."""
_SENTENCE_ENDS = frozenset(".!?…,")


class Surroundings:
    """Features of each marked stretch that take the whole article to tell; made once a text, in linear time."""

    def __init__(self, scene: ParsedDocument) -> None:
        insides = [scene.text[marked.start : marked.end] for marked in scene.marked]
        self._keys = [inside.strip(".,;:!?…").lower() for inside in insides]
        self._times = Counter(self._keys)
        self._long = [inside.count(" ") + 1 >= _LONG for inside in insides]
        self._longs = sum(self._long)
        self._unmarked = _unmarked(scene, {key for key in self._times if key.count(" ") < _SHORT})
        self._listed = _listed(scene)

    def features(self, number: int) -> Iterator[str]:
        """Those of marked stretch `number`."""
        yield f"{Mark.COMPANY}:{self._company(number)}"
        key = self._keys[number]
        if self._times[key] > 1:
            yield Mark.TWICE
        if key in self._unmarked:
            yield Mark.UNMARKED
        if number in self._listed:
            yield Mark.LISTED

    def _company(self, number: int) -> Count:
        """How many of the article's other marked stretches are long, where there are enough of them."""
        others = len(self._long) - 1
        if others < _TELLING:
            return Count.NO_OTHER
        share = (self._longs - self._long[number]) / others
        if share == 0:
            return Count.NONE
        return Count.QUARTER if share < 0.25 else Count.HALF if share < 0.5 else Count.ALL


def _unmarked(scene: ParsedDocument, keys: set[str]) -> set[str]:
    """Those of `keys` that the article also uses without marks."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for key in keys:
        words = tuple(key.split())
        if words:
            by_first.setdefault(words[0], []).append(words)
    lows: Sequence[str] = [token.low for token in scene.tokens]
    return {
        " ".join(words)
        for at, low in enumerate(lows)
        if low in by_first
        for words in by_first[low][:8]
        if tuple(lows[at : at + len(words)]) == words
    }


def _listed(scene: ParsedDocument) -> set[int]:
    """The stretches that stand in a row of them: “one”, “two” and “three”, none of which ends a sentence."""
    listed: set[int] = set()
    previous = -1
    for place in scene.places:
        token = scene.tokens[place]
        if previous >= 0 and _is_row(scene, previous, place):
            listed |= {scene.tokens[previous].quote, token.quote}
        previous = place
    return listed


def _is_row(scene: ParsedDocument, first: int, last: int) -> bool:
    between = scene.tokens[first + 1 : last]
    ended = scene.text[scene.marked[scene.tokens[first].quote].end - 1] in _SENTENCE_ENDS
    same = scene.tokens[first].sentence == scene.tokens[last].sentence
    joined = all(token.low in {",", "/", ";"} or scene.lexicon.has("conjunctions", token.low) for token in between)
    return same and joined and not ended and len(between) < 3
