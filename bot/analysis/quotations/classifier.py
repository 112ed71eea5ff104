"""Quotations told from scare quotes, titles of works and nicknames."""

from collections.abc import Sequence
from math import exp

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.candidates import Candidate, shape_of
from bot.analysis.quotations.document import ParsedDocument
from bot.analysis.quotations.tokens import Token
from bot.analysis.quotations.weighing import total

_CLASSES = frozenset({"say", "manner", "judge", "think", "weak", "part"})
_SIGNS = frozenset({",", ":", "(", ")", ".", "=", "'s", ">"})
_LONG = frozenset({"7-12", "13+"})
_SENTENCE_ENDS = frozenset(".!?…,")
# On the paper’s “Sunday Briefing”, in “Harbour Lights”, the “Open Harbour Act”.
_TITLED_BY = frozenset({"before:'s", "before:prepositions", "before:determiners", "before:possessives"})


def is_quotation(scene: ParsedDocument, number: int, best: Candidate) -> float:
    """How likely (0 to 1) marked stretch `number` is somebody's words; `best` is its likeliest speaker."""
    return 1 / (1 + exp(-total(features(scene, number, best), "kind")))


def features(scene: ParsedDocument, number: int, best: Candidate) -> list[str]:
    """The closed-class features of a marked stretch: its length, its ends, its capitals, what stands beside it.

    American typography sets the comma or full stop inside the marks of a title or term, so that there it tells nothing.
    """
    place = scene.places[number]
    quote = scene.marked[number]
    inside = scene.text[quote.start : quote.end]
    words = inside.split()
    found = ["bias", f"words:{_size(_count(words))}", f"shape:{shape_of(scene, number)}", f"by:{best.relation}"]
    found += [f"by:{name}" for name in best.features if ":" in name and name.split(":")[1] in _CLASSES]
    beside = _beside(scene, place, len(words))
    found += beside
    if len(words) > 1 and inside[0].isupper():
        found.append("capital")
    titled = _title_case(words, scene.lexicon) and not _among_capitals(scene, place)
    if titled:
        found += _titled(scene, number, words, beside)
    named = titled or (len(words) < 4 and ("named" in found or "work" in found))
    if inside[-1] in _SENTENCE_ENDS and not (named and inside[-1] in ",."):
        found.append("ends" + ("," if inside[-1] == "," else "."))
    first = words[0].lower()
    if first in scene.lexicon.pronouns or first.split("’")[0].split("'")[0] in scene.lexicon.pronouns:
        found.append("pronoun")
    if (
        inside[0] in "(["
        and inside.rstrip(".")[-1:] in ")]"
        and not any(c in "()[]" for c in inside[1:].rstrip(".")[:-1])
    ):
        found.append("bracketed")
    if quote.single:
        found.append("single")
    if not quote.closed or quote.continues:
        found.append("open")
    return found


def _titled(scene: ParsedDocument, number: int, words: Sequence[str], beside: Sequence[str]) -> list[str]:
    """What speaks for a title of a work or programme."""
    found = ["title" if len(words) > 1 else "title1", f"title:{shape_of(scene, number)}"]
    if _size(len(words)) in _LONG:
        return found
    if len(words) > 1:
        found += [f"title:{name}" for name in beside if name in _TITLED_BY]
    if _spent(scene, number):
        found.append("title:spent")
    return found


def _spent(scene: ParsedDocument, number: int) -> bool:
    """Whether a quotation that ends its own clause stands before this one in its sentence: “A,” he said on “B”."""
    place = scene.places[number]
    first = scene.bounds[scene.tokens[place].sentence][0]
    return place - first > 2 and any(t.quote >= 0 and t.stop for t in scene.tokens[first : place - 1])


def _among_capitals(scene: ParsedDocument, place: int) -> bool:
    """Whether the words around are capitalised as well, as in headlines: capitals then tell nothing."""
    first, last = scene.bounds[scene.tokens[place].sentence]
    around = [t for t in scene.tokens[first:last] if t.quote < 0 and t.text[0].isalpha() and len(t.text) > 3]
    return len(around) > 3 and all(t.capital for t in around)


def _count(words: Sequence[str]) -> int:
    """How many words; in a script without spaces (Thai) about one for five letters."""
    unspaced = sum(len(word) for word in words if "\u0e00" <= word[0] <= "\u0e7f")
    return max(len(words), unspaced // 5)


def _size(words: int) -> str:
    return str(words) if words < 4 else "4-6" if words < 7 else "7-12" if words < 13 else "13+"


def _title_case(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether every word but the small ones is capitalised; of several words at least two are."""
    long = [w for w in words if w[0].isupper() or (len(w) > 3 and not lexicon.has("prepositions", w))]
    capital = [w for w in long if w.lstrip("([#")[:1].isupper() or w[0].isdigit()]
    return len(capital) == len(long) >= min(2, len(words))


def _beside(scene: ParsedDocument, place: int, words: int) -> list[str]:
    found: list[str] = []
    before = scene.tokens[place - 1] if not scene.tokens[place].opens else None
    after = scene.tokens[place + 1] if place + 1 < len(scene.tokens) and not scene.tokens[place + 1].opens else None
    if before and after and words < 4 and before.capital and after.capital and before.quote < 0 and after.quote < 0:
        found.append("nickname")
    if before:
        found += _word(scene, before, "before")
    if after:
        found += _word(scene, after, "after")
    head = _head(scene, place)
    back = [t.low for t in scene.tokens[max(0, head - 4) : head] if t.sentence == scene.tokens[place].sentence]
    if any(scene.lexicon.has("scare_cues", low) for low in back):
        found.append("named")
    if any(scene.lexicon.has("titles_naming", low) for low in back):
        found.append("work")
    following = [t for t in scene.tokens[place + 1 : place + 3] if t.sentence == scene.tokens[place].sentence]
    if len(following) == 2 and scene.lexicon.has("authored_by", following[0].low) and following[1].capital:
        found.append("authored" if before is None or not before.text[0].isalnum() else "made by")
    return found


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


def _word(scene: ParsedDocument, token: Token, side: str) -> list[str]:
    lexicon = scene.lexicon
    if token.quote >= 0:
        return [f"{side}:quote"]
    if not token.text[0].isalnum():
        sign = token.low.replace("’", "'")
        return [f"{side}:{sign}"] if sign in _SIGNS else []
    for group in ("determiners", "possessives", "prepositions", "conjunctions", "auxiliaries"):
        if lexicon.has(group, token.low):
            return [f"{side}:{group}"]
    if token.low in lexicon.verbs:
        return [f"{side}:verb"]
    return [f"{side}:capital" if token.capital else f"{side}:word"]
