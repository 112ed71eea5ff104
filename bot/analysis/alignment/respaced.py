"""A quote with other spaces than its source, in writing that leaves many of them to the writer: no word is changed.

Korean: 못닫는다 for 못 닫는다 (National Institute of Korean Language, Hangeul Orthography, chapter 5). The Arabic
script: Persian and Urdu prefixes, endings and compounds stand apart, behind a non-joiner or together (Academy of
Persian Language 2005, 3), and so do names like Abd al-Rahman.
"""

import re
from collections.abc import Iterator, Sequence

import regex

from bot.analysis.alignment.worded import SCANNED, Steps, Worded
from bot.text.folding import arabic

_LOOSELY_SPACED = regex.compile(r"[\p{Hangul}\p{Arabic}]")
_APART = re.compile(r"(?<![^\W_])(ن?م[یي]) (?=[^\W\d_])|(?<=[^\W\d_]) (?=(?:ها|ها[یي]|ها[یي][یي]|تر[یي]ن)(?![^\W_]))")


def joined_as_print(quote: str) -> str:
    """A quote with Persian prefixes and endings of verbs and plurals behind a non-joiner instead of a space."""
    return _APART.sub(lambda apart: f"{apart[1] or ''}{arabic.NON_JOINER}", quote)


def respaced(run: Sequence[str], source: Worded, steps: Steps) -> Iterator[tuple[int, int]]:
    """The numbers of the first word and of the one behind the last where the letters of `run` stand in `source`.

    Raises TooRepetitive when no `steps` are left.
    """
    letters = "".join(run)
    if not _LOOSELY_SPACED.search(letters) or not _LOOSELY_SPACED.search(source.joined):
        return
    whole = source.unspaced()
    at = whole.find(letters)
    while at >= 0:
        steps.take(1 + len(whole) // SCANNED)
        first, behind = source.begun_at(at), source.begun_at(at + len(letters))
        if first is not None and behind is not None:
            yield first, behind
        at = whole.find(letters, at + 1)
