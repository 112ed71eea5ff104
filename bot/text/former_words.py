"""Words and stems as indexes of generation 1 hold them, for archives that are still being indexed anew.

It goes together with `bot.archive.search.generation.FORMER` once no database of that generation is about.
"""

import unicodedata
from collections.abc import Sequence

from bot.text.words import ANY_WORD, INVISIBLE, POSSESSIVE, SPOKEN_CAPITALS, bare, capitals_kept, is_pair, stemmer

_STEMMED_SINCE = frozenset({"hr"})
"""Languages that have a stemmer only since: their words were stemmed as English ones."""


def words(text: str) -> tuple[str, ...]:
    """The folded words of `text` as they were made: no letters of one sound or form were brought together."""
    spoken = SPOKEN_CAPITALS.search(text) is not None
    plain = unicodedata.normalize("NFKC", INVISIBLE.sub("", POSSESSIVE.sub("", text)))
    out: list[str] = []
    for found in ANY_WORD.findall(plain):
        if is_pair(found):
            out += [found] if len(found) == 1 else [found[i : i + 2] for i in range(len(found) - 1)]
        else:
            out.append(capitals_kept(found, spoken))
    return tuple(out)


def spelling(folded: Sequence[str], language: str | None) -> str:
    """A term as it stands in texts of this language that were indexed then."""
    each = list(folded) if language not in (None, "en") else [w if w.isascii() else bare(w) for w in folded]
    then = stemmer(None if language in _STEMMED_SINCE else language)
    return " ".join(stem if stem.isascii() else bare(stem) for stem in then.stemWords(each))
