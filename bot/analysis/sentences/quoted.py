"""Whether the sentence goes on behind a quotation that ends in a mark of its own: “Go?” Ana Holm said."""

import re
import unicodedata
from collections.abc import Sequence

from bot.analysis.sentences.stops import Kind, Stops

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&](?=[^\W_])[^\W_]+)*|[^\w\s]")
_LONGEST_CLAUSE = 24  # words; as the quotation engine reads
_LONGEST_SUBJECT = 9
_SPAN = 240  # characters that hold such a clause
_LONGEST_HEARER = 4
_SENTENCE_END = frozenset(".!?…")
_NEVER_IN_CLAUSE = frozenset({"that", ":", '"', "“", "«", "„"})
_PARTICIPLE = re.compile(r"[a-z]{3,}(?:ing|ly)")
_CLOSING = frozenset('」』”’"»')
_OPENING = frozenset('「『“‘"«')
# Particles that hang on what is quoted in Japanese; not the words とても, はい, もう, でも and the like.
_PARTICLE = re.compile(r"って|など|と(?!ても|ころ|にかく)|[のをにが]|は(?!い)|も(?!う|っと)")
_NOBODY = re.compile("[没沒無无]人|[没沒]有|[未不]")
"""Nobody answered: no clause of saying."""
_QUOTATIVE = re.compile("ဟု|ဟူ|လို့|ဆို")
"""What Burmese puts behind the words that it reports (Jenny and San San Hnin Tun 2016, Burmese, 15.3)."""
_NO_CLAUSE_LONGER = 16  # signs of “…” + speaker + verb in Chinese


def says_after(text: str, place: int, last: int, stops: Stops) -> bool:
    """Whether a clause of saying begins at `place`: a name and a verb of saying that takes no clause of its own."""
    clause = _clause(text, place, min(last, place + _SPAN), stops)
    verb = next((at for at, word in enumerate(clause[: _LONGEST_SUBJECT + 1]) if at and word in stops.saying), 0)
    if not verb or not _is_subject(clause[:verb], stops):
        return False
    return not _NEVER_IN_CLAUSE.intersection(clause) and _is_whole(clause[verb], clause[verb + 1 :], stops)


def _clause(text: str, place: int, last: int, stops: Stops) -> list[str]:
    words: list[str] = []
    for found in _TOKEN.finditer(text, place, last):
        word = found.group()
        if word not in _SENTENCE_END:
            words.append(word)
        elif words and len(words[-1]) > 1 and stops.kind(words[-1].rpartition("-")[2]) is None:
            break
        if len(words) > _LONGEST_CLAUSE:
            break
    return words


def _is_subject(words: Sequence[str], stops: Stops) -> bool:
    """“Go?” Ana Holm | The Daily Post | I; but no other word that opens sentences: it had a small letter here."""
    first = words[0]
    if not first[0].isupper() or stops.has("always_capital", first):
        return first[0].isupper()
    if first.lower() in stops.openers and stops.kind(first) is not Kind.NAME:
        return len(words) > 1 and words[1][0].isupper() and first.lower() in {"the", "a"}
    return True


def _is_whole(verb: str, after: Sequence[str], stops: Stops) -> bool:
    """Whether what follows the verb is nothing, an adjunct, or who was told."""
    if not after or after[0] in {",", "—", "–", ";"}:
        return True
    word = after[0].lower()
    if stops.has("prepositions", word) or stops.has("goes_on", word) or stops.has("adjuncts", word):
        return True
    if _PARTICIPLE.fullmatch(word):
        return True
    if not stops.has("told", verb.lower()):
        return False
    hearer = next((at for at, w in enumerate(after) if w == "," or stops.has("prepositions", w.lower())), len(after))
    return hearer <= _LONGEST_HEARER and (hearer == len(after) or after[hearer].lower() != "to")


def reported(text: str, place: int) -> bool:
    """Whether the mark of reported speech stands at `place`, behind a quotation."""
    return _QUOTATIVE.match(text, place) is not None


def goes_on_unspaced(text: str, start: int, place: int, stops: Stops) -> bool:
    """Whether the library cuts between a quotation and what hangs on it in Japanese, Korean or Chinese."""
    if text[place - 1] not in _CLOSING:
        return False
    if unicodedata.name(text[place], "").startswith("HANGUL") or _PARTICLE.match(text, place):
        return True
    if reported(text, place):
        return True
    if text[start] not in _OPENING:
        return False
    end = min((at for at in (text.find(s, place, place + _NO_CLAUSE_LONGER) for s in "。！？，") if at > 0), default=0)
    clause = text[place : max(end, 0)]
    return clause.endswith(tuple(stops.words["says"])) and not _NOBODY.search(clause)
