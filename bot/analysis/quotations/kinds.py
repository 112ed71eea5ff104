"""Quotations told from scare quotes, titles of works and nicknames."""

from collections.abc import Sequence
from math import exp

from bot.analysis.quotations.candidates import Candidate, shape_of
from bot.analysis.quotations.scene import Scene
from bot.analysis.quotations.tokens import Token
from bot.analysis.quotations.weighing import total

_CLASSES = frozenset({"say", "manner", "judge", "think", "weak", "part"})
_SIGNS = frozenset({",", ":", "(", ")", ".", "=", "'s", ">"})
_SENTENCE_ENDS = frozenset(".!?…,")
# On the paper’s “Sunday Briefing”, in “Harbour Lights”, the “Open Harbour Act”.
_TITLED_BY = frozenset({"before:'s", "before:prepositions", "before:determiners", "before:possessives"})


def is_quotation(scene: Scene, number: int, best: Candidate) -> float:
    """How likely (0 to 1) marked stretch `number` is somebody's words; `best` is its likeliest speaker."""
    return 1 / (1 + exp(-total(features(scene, number, best), "kind")))


def features(scene: Scene, number: int, best: Candidate) -> list[str]:
    """The closed-class features of a marked stretch: its length, its ends, its capitals, what stands beside it."""
    place = scene.places[number]
    quote = scene.marked[number]
    inside = scene.text[quote.start : quote.end]
    words = inside.split()
    found = ["bias", f"words:{_size(_count(words))}", f"shape:{shape_of(scene, number)}", f"by:{best.relation}"]
    found += [f"by:{name}" for name in best.features if ":" in name and name.split(":")[1] in _CLASSES]
    if inside[-1] in _SENTENCE_ENDS:
        found.append("ends" + ("," if inside[-1] == "," else "."))
    if len(words) > 1 and inside[0].isupper():
        found.append("capital")
    if _title_case(words):
        found.append("title" if len(words) > 1 else "title1")
        found.append(f"title:{shape_of(scene, number)}")
    if (
        words[0].lower() in scene.lexicon.pronouns
        or words[0].lower().split("’")[0].split("'")[0] in scene.lexicon.pronouns
    ):
        found.append("pronoun")
    beside = _beside(scene, place)
    found += beside
    if "title" in found and len(words) < 7:
        found += [f"title:{name}" for name in beside if name in _TITLED_BY]
    if quote.single:
        found.append("single")
    if not quote.closed or quote.continues:
        found.append("open")
    return found


def _count(words: Sequence[str]) -> int:
    """How many words; in a script without spaces (Thai) about one for five letters."""
    unspaced = sum(len(word) for word in words if "\u0e00" <= word[0] <= "\u0e7f")
    return max(len(words), unspaced // 5)


def _size(words: int) -> str:
    return str(words) if words < 4 else "4-6" if words < 7 else "7-12" if words < 13 else "13+"


def _title_case(words: Sequence[str]) -> bool:
    long = [w for w in words if len(w) > 3 or w[0].isupper()]
    return bool(long) and all(w.lstrip("([#")[:1].isupper() or w[0].isdigit() for w in long)


def _beside(scene: Scene, place: int) -> list[str]:
    found: list[str] = []
    before = scene.tokens[place - 1] if not scene.tokens[place].opens else None
    after = scene.tokens[place + 1] if place + 1 < len(scene.tokens) and not scene.tokens[place + 1].opens else None
    if before and after and before.capital and after.capital and before.quote < 0 and after.quote < 0:
        found.append("nickname")
    if before:
        found += _word(scene, before, "before")
    if after:
        found += _word(scene, after, "after")
    back = [t.low for t in scene.tokens[max(0, place - 4) : place] if t.sentence == scene.tokens[place].sentence]
    if any(scene.lexicon.has("scare_cues", low) for low in back):
        found.append("named")
    if any(scene.lexicon.has("titles_naming", low) for low in back):
        found.append("work")
    return found


def _word(scene: Scene, token: Token, side: str) -> list[str]:
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
