"""Who says it, told within the marks: «It is over – says the mayor – and we go», « C’est fini, dit-il, on rentre »."""

import re

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.marks import Marked
from bot.records.annotations import Span

_DASHED = re.compile(r"[\s,][–—-]{1,2}\s?(?=\w)([^«»“”\"\n]{3,120}?)(?:\s?[–—-]{1,2}(?=[\s,.;:])|$)")
_COMMAED = re.compile(r", (?=\w)([^«»“”\"\n,–—.!?]{3,80}),(?=\s)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TAIL = re.compile(r"-(?:t-)?[^\W\d_]+$")
_TOLD = frozenset({"say", "manner", "judge"})
# What hostile text costs is bounded by this; nobody says who speaks after ten pages.
_LONGEST = 3_000


def aside_in(text: str, marked: Marked, lexicon: Lexicon) -> Span | None:
    """The words within a quotation's marks that say who speaks, without the signs around them; None: there are none.

    An aside begins with a verb of saying or its auxiliary and stands between dashes, or, in languages whose table has
    the comma among its `asides`, between commas.
    """
    stop = min(marked.end, marked.start + _LONGEST)
    patterns = (_DASHED, _COMMAED) if lexicon.has("asides", ",") else (_DASHED,)
    for pattern in patterns:
        for aside in pattern.finditer(text, marked.start, stop):
            if _says(aside[1], lexicon, named=pattern is _COMMAED):
                return Span(*aside.span(1))
    return None


def _says(words: str, lexicon: Lexicon, *, named: bool) -> bool:
    """Whether the words open on a verb of saying; `named`: a name or a pronoun hung on the verb has to follow."""
    first, *rest = [word[0] for word in _WORD.finditer(words)][:5] or [""]
    low, finite = first.lower(), lexicon.forms.finite or lexicon.verbs
    if not lexicon.verbs or first[:1].isupper():
        return False
    if _TAIL.search(low):
        hung = lexicon.has("tails", low.split("-", 1)[1]) or lexicon.has("tails", low.rsplit("-", 1)[1])
        return hung and lexicon.verbs.get(_TAIL.sub("", low)) in _TOLD | {"weak"}
    if named and not any(word[0].isupper() for word in rest[:2]):
        return False
    if finite.get(low) in _TOLD:
        return True
    return lexicon.has("auxiliaries", low) and bool(rest) and lexicon.verbs.get(rest[0].lower()) in _TOLD
