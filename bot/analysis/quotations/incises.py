"""The clause of saying that stands within the marks: « Je reste, a-t-il dit, et vous ? »."""

import re

from bot.analysis.lexicon import Lexicon

_BREAK = re.compile(r"(?:(?:[,;!?…]|\s-)\s+|\s[–—―]\s*)(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*[’']?")
_END = re.compile(r"\s[–—-](?=[\s,.;:])|[,.;:!?…–—―]|$")
_LONGEST = 120  # characters
_DASHES = frozenset({"–", "—", "―", "-"})
_CLASSES = frozenset({"say", "manner"})


def incise(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where the first such clause stands in text[start:end], without the signs around it; None where there is none.

    Linear in the length of the stretch. Only in a language whose table says that it has them.
    """
    if not lexicon.has("incises", "yes"):
        return None
    for sign in _BREAK.finditer(text, start, end):
        verb = _verb_end(text, sign.end(), end, lexicon)
        if verb < 0:
            continue
        stop = _END.search(text, verb, min(end, verb + _LONGEST))
        if stop and _is_closed(text, sign.group(), verb, stop, lexicon):
            return sign.end(), stop.start()
    return None


def _is_closed(text: str, sign: str, verb: int, stop: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a subject follows the verb or hangs on it; between two dashes none need be."""
    if sign.strip() in _DASHES and stop.group().strip() in _DASHES:
        return True
    spoken = _WORD.findall(text[max(0, verb - 30) : verb])[-1].lower()
    if any(spoken.endswith("-" + tail) for tail in lexicon.words.get("tails", ())):
        return True
    hung = text[max(0, verb - 30) : verb].lower()
    if any(f"-{tail} " in hung for tail in lexicon.words.get("tails", ())):
        return True
    word = _WORD.match(text, verb + 1, stop.start())
    if word is None:
        return False
    low = word.group().lower().replace("’", "'")
    return word.group()[0].isupper() or any(lexicon.has("determiners", part) for part in (low, low.split("'")[0] + "'"))


def _verb_end(text: str, at: int, end: int, lexicon: Lexicon) -> int:
    """Where the verb of saying that begins at `at` ends, its auxiliary before it; -1 where none begins."""
    words = []
    for word in _WORD.finditer(text, at, min(end, at + 60)):
        words.append(word)
        if len(words) == 4:
            break
    if not words:
        return -1
    forms = lexicon.forms
    head = _bare(words[0].group(), lexicon)
    if forms.finite.get(head) in _CLASSES:
        return words[0].end()
    if not lexicon.has("perfects", head):
        return -1
    for word in words[1:]:
        low = word.group().lower()
        if forms.participle.get(low) in _CLASSES:
            return word.end()
        if not any(lexicon.has(group, low) for group in ("adverbs", "particles_of_focus", "reflexives")):
            return -1
    return -1


def _bare(word: str, lexicon: Lexicon) -> str:
    """The word without the pronouns written together with it: s’indigne, a-t-il, dit-elle."""
    low = word.lower().replace("’", "'")
    before, mark, after = low.partition("'")
    low = after if mark and after and lexicon.has("elided", before) else low
    for tail in lexicon.words.get("tails", ()):
        if low.endswith("-" + tail):
            return low[: -len(tail) - 1].removesuffix("-t")
    return low
