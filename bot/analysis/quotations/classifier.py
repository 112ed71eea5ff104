"""Somebody's words told from scare quotes, terms, titles of works and nicknames."""

from collections.abc import Iterator, Sequence
from math import exp

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.candidates import Candidate
from bot.analysis.quotations.document import ParsedDocument
from bot.analysis.quotations.features import SIDES, Beside, Count, Mark, Relation, Saying, Shape
from bot.analysis.quotations.relations import shape_of
from bot.analysis.quotations.surroundings import Surroundings
from bot.analysis.quotations.tokens import Token
from bot.analysis.quotations.weighing import total

_SENTENCE_ENDS = frozenset(".!?…")
_BEFORE_STOP = frozenset(".!?…")
_SIGNS = {
    ",": Beside.COMMA, ":": Beside.COLON, "：": Beside.COLON, "(": Beside.OPENING, ")": Beside.CLOSING,
    ".": Beside.STOP, "=": Beside.EQUALS, "'s": Beside.OWNER, ">": Beside.GREATER, "–": Beside.DASH,
    "—": Beside.DASH, "-": Beside.DASH,
}  # fmt: skip
_GROUPS = (Beside.DETERMINERS, Beside.POSSESSIVES, Beside.PREPOSITIONS, Beside.CONJUNCTIONS, Beside.AUXILIARIES)
# On the paper’s “Sunday Briefing”, in “Harbour Lights”, the “Open Harbour Act”.
_TITLED_BY = frozenset({Beside.OWNER, Beside.PREPOSITIONS, Beside.DETERMINERS, Beside.POSSESSIVES})
_BY_SAYING = {f"{side}:{saying}": f"{Mark.BY}:{saying}" for side in SIDES.values() for saying in Saying}
_SHORT = 4
_TITLE_AT_MOST = 6
_CUE_WITHIN = 4
_SIZES = ((4, Count.THREE), (7, Count.FEW), (13, Count.MANY))


def is_quotation(scene: ParsedDocument, surroundings: Surroundings, number: int, best: Candidate) -> float:
    """How likely (0 to 1) marked stretch `number` is somebody's words; `best` is its likeliest speaker."""
    if scene.marked[number].dashed:
        return 1.0
    return 1 / (1 + exp(-total(features(scene, surroundings, number, best), "speech")))


def features(scene: ParsedDocument, surroundings: Surroundings, number: int, best: Candidate) -> tuple[str, ...]:
    """What tells whether a marked stretch is speech: its length, ends and capitals, what stands beside it, the article.

    American typography sets the comma or full stop inside the marks of a title or term, so that there it tells nothing.
    """
    stretch = _Stretch(scene, number)
    return (
        Mark.BIAS,
        *_spoken_by(best, stretch),
        *_form(stretch),
        *_contents(stretch),
        *stretch.beside(),
        *surroundings.features(number),
    )


class _Stretch:
    """A marked stretch: its words, its place among the tokens, and whether it looks like a title or a name."""

    def __init__(self, scene: ParsedDocument, number: int) -> None:
        self.scene = scene
        self.marked = scene.marked[number]
        self.place = scene.places[number]
        self.sentence = scene.tokens[self.place].sentence
        self.inside = scene.text[self.marked.start : self.marked.end]
        self.words = self.inside.split()
        self.count = _count(self.words)
        self.size = size_of(self.count)
        self.shape = shape_of(scene, number)
        self.before = self._neighbour(-1)
        self.after = self._neighbour(1)
        head = _head(scene, self.place)
        cues = _cues(scene, head, self.sentence)
        self.named = any(scene.lexicon.has("scare_cues", low) for low in cues)
        self.work = any(scene.lexicon.has("titles_naming", low) for low in cues)
        self.titled = _title_case(self.words, scene.lexicon) and not _among_capitals(scene, self.place)

    def _neighbour(self, step: int) -> Token | None:
        """The token beside it in its sentence."""
        place = self.place + step
        tokens = self.scene.tokens
        if not 0 <= place < len(tokens) or tokens[place].sentence != self.sentence:
            return None
        return tokens[place]

    def beside(self) -> Iterator[str]:
        """What stands before and after it, and what that makes of it."""
        before, after = _group(self.scene.lexicon, self.before), _group(self.scene.lexicon, self.after)
        if before:
            yield f"{Mark.BEFORE}:{before}"
        if after:
            yield f"{Mark.AFTER}:{after}"
        if self._is_nickname():
            yield Mark.NICKNAME
        if self.named:
            yield Mark.NAMING
        if self.work:
            yield Mark.WORK
        if self._is_authored():
            follows = self.before is not None and self.before.text[:1].isalnum()
            yield Mark.MADE_BY if follows else Mark.AUTHORED
        if self.titled:
            yield from self._title(before)

    def _is_nickname(self) -> bool:
        """Ada “the Tailor” Lund: a few words between two names."""
        sides = (self.before, self.after)
        return self.count < _SHORT and all(t is not None and t.capital and t.quote < 0 for t in sides)

    def _is_authored(self) -> bool:
        """“Harbour Lights” by Ada Lund."""
        tokens, lexicon = self.scene.tokens, self.scene.lexicon
        following = [t for t in tokens[self.place + 1 : self.place + 3] if t.sentence == self.sentence]
        return len(following) > 1 and lexicon.has("authored_by", following[0].low) and following[1].capital

    def _title(self, before: Beside | None) -> Iterator[str]:
        """What speaks for a title of a work or programme."""
        yield Mark.TITLE if len(self.words) > 1 else Mark.TITLE_WORD
        yield f"{Mark.TITLE}:{self.shape}"
        if len(self.words) > _TITLE_AT_MOST:
            return
        if len(self.words) > 1 and before in _TITLED_BY:
            yield f"{Mark.TITLE}:{Mark.BEFORE}:{before}"
        if _is_spent(self.scene, self.place):
            yield f"{Mark.TITLE}:{Mark.SPENT}"


def _spoken_by(best: Candidate, stretch: _Stretch) -> Iterator[str]:
    """Who would say it; in a language without a table nobody that is found tells nothing."""
    if best.relation == Relation.NOBODY and not stretch.scene.lexicon.verbs:
        return
    yield f"{Mark.BY}:{best.relation}"
    if stretch.shape == Shape.PART:
        yield f"{Mark.BY}:{best.relation}:{stretch.shape}"
    yield from (_BY_SAYING[feature] for feature in best.features if feature in _BY_SAYING)
    if best.mention is not None and best.relation != Relation.NOBODY:
        yield f"{Mark.BY}:{best.mention.kind}"


def _form(stretch: _Stretch) -> Iterator[str]:
    yield f"{Mark.WORDS}:{stretch.size}"
    yield f"{Mark.SHAPE}:{stretch.shape}"
    if stretch.size in {Count.ONE, Count.TWO, Count.THREE}:
        yield f"{Mark.WORDS}:{stretch.size}:{stretch.shape}"
    if len(stretch.words) > 1 and stretch.inside[0].isupper():
        yield Mark.CAPITAL
    end = _end(stretch)
    if end:
        yield end
    yield from _marks(stretch)


def _end(stretch: _Stretch) -> Mark | None:
    """How it ends: on a stop or a comma of its own, or before a stop."""
    named = stretch.titled or (stretch.count < _SHORT and (stretch.named or stretch.work))
    last = stretch.inside[-1]
    if last in _SENTENCE_ENDS and not (named and last == "."):
        return Mark.STOP_ENDS
    if last == "," and not named:
        return Mark.COMMA_ENDS
    stopped = stretch.after is not None and stretch.after.text in _BEFORE_STOP
    return Mark.STOP_AFTER if stopped else None


def _marks(stretch: _Stretch) -> Iterator[Mark]:
    """What its marks tell: single ones, a pair left open, brackets or code within or around them."""
    if stretch.marked.single:
        yield Mark.SINGLE
    if not stretch.marked.closed or stretch.marked.continues:
        yield Mark.OPEN
    if _is_bracketed(stretch.inside):
        yield Mark.BRACKETED
    if _is_glued(stretch.scene.text, stretch.marked.outer_start, stretch.marked.outer_end):
        yield Mark.GLUED


def _contents(stretch: _Stretch) -> Iterator[str]:
    lexicon = stretch.scene.lexicon
    lows = [word.strip(".,;:!?…()[]").lower().replace("’", "'") for word in stretch.words[:40]]
    first = lows[0].split("'")[0] if lows else ""
    if lows and (lows[0] in lexicon.pronouns or first in lexicon.pronouns):
        yield Mark.PRONOUN
    if any(lexicon.pronouns.get(part) in {"first", "we"} for low in lows for part in (low, low.split("'")[0])):
        yield Mark.FIRST_PERSON
    if any(lexicon.has("auxiliaries", low) for low in lows):
        yield Mark.AUXILIARY


def _cues(scene: ParsedDocument, head: int, sentence: int) -> list[str]:
    """The words before a quotation that may tell that it is a name; in Thai those behind the verb of saying."""
    cues = [token.low for token in scene.tokens[max(0, head - _CUE_WITHIN) : head] if token.sentence == sentence]
    if scene.lexicon.has("unspaced", "yes"):
        said = next((at for at in range(len(cues), 0, -1) if cues[at - 1] in scene.lexicon.verbs), 0)
        return cues[said:]
    return cues


def _is_bracketed(inside: str) -> bool:
    """Whether all of it stands in one pair of brackets: code, or a note."""
    bare = inside.rstrip(".")
    return inside[0] in "([" and bare[-1:] in ")]" and not any(c in "()[]" for c in bare[1:-1])


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether a letter or a bracket of code touches the marks: print("done"), key="value"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    called = before == "(" and text[start - 2 : start - 1].isalnum()
    return called or before in {"=", "[", "{"} or (before == "(" and after == ",") or after in {"]", "}", ">"}


def _is_spent(scene: ParsedDocument, place: int) -> bool:
    """Whether a quotation that ends its own clause stands before this one in its sentence: “A,” he said on “B”."""
    first = scene.bounds[scene.tokens[place].sentence][0]
    return place - first > 2 and any(t.quote >= 0 and t.stop for t in scene.tokens[first : place - 1])


def _among_capitals(scene: ParsedDocument, place: int) -> bool:
    """Whether the words around are capitalised as well, as in headlines: capitals then tell nothing."""
    first, last = scene.bounds[scene.tokens[place].sentence]
    around = [t for t in scene.tokens[first:last] if t.quote < 0 and t.text[0].isalpha() and len(t.text) > 3]
    return len(around) > 3 and all(t.capital for t in around)


def _count(words: Sequence[str]) -> int:
    """How many words; without spaces one for five letters (Thai, Burmese) or for two (Chinese, Japanese)."""
    long = sum(len(word) for word in words if "\u0e00" <= word[0] <= "\u0eff" or "\u1000" <= word[0] <= "\u109f")
    short = sum(len(word) for word in words if "\u3040" <= word[0] <= "\u9fff")
    return max(len(words), long // 5, short // 2)


def size_of(words: int) -> Count:
    """The class of a number of words."""
    if words < 3:
        return Count.ONE if words < 2 else Count.TWO
    return next((size for limit, size in _SIZES if words < limit), Count.MOST)


def _title_case(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether every word but the small ones is capitalised; of several words at least two are."""
    long = [w for w in words if w[0].isupper() or (len(w) > 3 and not lexicon.has("prepositions", w))]
    capital = [w for w in long if w.lstrip("([#")[:1].isupper() or w[0].isdigit()]
    return len(capital) == len(long) >= min(2, len(words))


def _head(scene: ParsedDocument, place: int) -> int:
    """Where the list of marked stretches begins that this one stands in: words such as “one”, “two” and “three”."""
    tokens = scene.tokens
    at = place - 1
    while at >= 0 and tokens[at].sentence == tokens[place].sentence:
        if tokens[at].quote >= 0:
            place = at
        elif tokens[at].low != "," and not scene.lexicon.has("conjunctions", tokens[at].low):
            break
        at -= 1
    return place


def _group(lexicon: Lexicon, token: Token | None) -> Beside | None:
    """What a neighbour is; None for other signs."""
    if token is None:
        return Beside.EDGE
    if token.quote >= 0:
        return Beside.QUOTE
    if not token.text[0].isalnum():
        return _SIGNS.get(token.low.replace("’", "'"))
    for group in _GROUPS:
        if lexicon.has(group, token.low):
            return group
    if token.low in lexicon.verbs:
        return Beside.VERB
    return Beside.CAPITAL if token.capital else Beside.WORD
