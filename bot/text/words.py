"""Words of any script, folded and stemmed: the one way in which indexed texts and typed topics become comparable.

Scripts written without spaces (Thai, Lao, Burmese, Khmer, Chinese, Japanese) and Korean become overlapping pairs of
characters: on our measurements unicode61 finds 2 to 33 of 100 words there, pairs all of them.
"""

import functools
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

import Stemmer

from bot import languages
from bot.records.topics import BEGINS
from bot.text import folding
from bot.text.clean import is_latin, typed
from bot.text.endings import without_endings
from bot.text.folding import arabic, ethiopic, hebrew, vietnamese

MARK = "·"
ACRONYMS = frozenset({"us", "it", "who"})
"""Acronyms that would be lost among everyday words: in capitals they become `us·`, `it·`, `who·`."""
_CAPITALS = frozenset(word.upper() for word in ACRONYMS)

_WHOLE = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ə": "e", "ħ": "h", "ŧ": "t", "þ": "th", "æ": "ae", "œ": "oe",
    "ß": "ss",
})  # fmt: skip
"""Letters that Unicode does not take apart, as people without them on their keyboards type them."""

_PAIRED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
IS_PAIRED = re.compile(f"[{_PAIRED}]")
_IS_WORD_SIGN = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Signs that are words of their own: a topic of one is looked for as what a pair begins with."""
_MAY_BEGIN = re.compile(rf"{_IS_WORD_SIGN.pattern}|[\uac00-\ud7a3]")
"""A Korean syllable stands before its particle: 3월까지."""

_MARKS = "".join(
    chr(c) for c in range(0x300, 0x3000) if unicodedata.category(chr(c)) in ("Mn", "Mc") and not IS_PAIRED.match(chr(c))
)
ANY_WORD = re.compile(rf"[{_PAIRED}]+|(?:[^\W\d_]\.){{2,}}|[^\W_{_PAIRED}](?:[^\W_{_PAIRED}]|[{_MARKS}])*")
_IS_LATIN = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]")
_PLAIN_WORD = re.compile("[a-z0-9]+")
_LATIN_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\.(?<=[^\W\d_]\.)(?=[^\W\d_]\.)")  # begun at its point: found in a tenth of the time
POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
INVISIBLE = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
SPOKEN_CAPITALS = re.compile(r"[a-z]")


def words(text: str) -> list[str]:
    """The folded words of `text` in order: lower case, no accents yet kept apart by script, acronyms joined.

    "The U.S.'s plan" -> ["the", "us·", "plan"]. Words are never empty and hold letters, digits, marks and `·` only.
    """
    return _words(text, complete=False)


def phrase(text: str) -> list[str]:
    """The words of `text` as they stand side by side in an index: behind a run of signs within it, its last one too.

    "中国5G" -> ["中国", "国", "5g"].
    """
    found = _words(text, complete=True)
    ends_in_run = len(found) > 1 and len(found[-1]) == 1 and found[-2][-1] == found[-1] and len(found[-2]) > 1
    return found[:-1] if ends_in_run and _IS_WORD_SIGN.match(found[-1]) else found


def _words(text: str, *, complete: bool) -> list[str]:
    """The words of `text`; `complete` as an index needs them, in which each sign begins a pair or stands alone."""
    plain = _plain_words(text)
    if plain is not None:
        return plain
    spoken = SPOKEN_CAPITALS.search(text) is not None
    out: list[str] = []
    for line in text.split("\n"):
        plain = _plain_words(line)
        out += _any_words(line, spoken, complete) if plain is None else plain
    return out


def words_of_lines(lines: Sequence[str]) -> list[list[str]]:
    """`words` of each line; of many short ones in half the time."""
    plain = _plain_text("\n".join(lines))
    each = [] if plain is None else plain.split("\n")
    return list(map(_word_in(plain or "").findall, each)) if len(each) == len(lines) else list(map(words, lines))


def _plain_words(text: str) -> list[str] | None:
    """The words of plain text; None where other letters or an acronym may stand."""
    plain = _plain_text(text)
    return None if plain is None else _word_in(plain).findall(plain)


def _plain_text(text: str) -> str | None:
    """Latin text in small letters and without possessives; None where other letters or an acronym may stand."""
    plain = text if text.isascii() else typed(text.replace("…", "..."))
    if not is_latin(plain):
        return None
    plain = POSSESSIVE.sub("", plain)
    if any(map(plain.__contains__, _CAPITALS)) or _DOTTED.search(plain):
        return None
    if not plain.isascii() and vietnamese.LETTERS.search(plain):
        return None
    return plain.lower() if plain.isascii() else unicodedata.normalize("NFKC", plain).casefold()


def _word_in(plain: str) -> re.Pattern[str]:
    return _PLAIN_WORD if plain.isascii() else _LATIN_WORD


def _any_words(text: str, spoken: bool, complete: bool) -> list[str]:
    """Words of any script, and acronyms; three times as slow as the words of plain English.

    `spoken`: the text they stand in is not all in capitals. `complete`: as for `_words`.
    """
    text = folding.as_typed(POSSESSIVE.sub("", text))
    out: list[str] = []
    for found in ANY_WORD.findall(text):
        if not IS_PAIRED.match(found):
            out.append(capitals_kept(found, spoken))
        elif len(found) == 1:
            out.append(found)
        else:
            out += [found[i : i + 2] for i in range(len(found) - 1)]
            if complete and _IS_WORD_SIGN.match(found[-1]):
                out.append(found[-1])
    return out


def is_pair(word: str) -> bool:
    """Whether a folded word is of a script that is cut into pairs of characters."""
    return IS_PAIRED.match(word) is not None


def unpaired(pairs: Sequence[str]) -> str:
    """The letters that were cut into these overlapping pairs."""
    return pairs[0] + "".join(pair[-1] for pair in pairs[1:])


def capitals_kept(found: str, spoken: bool) -> str:
    """A word in small letters; an acronym in capitals in a text that is not all in capitals keeps its mark."""
    dotted = "." in found
    word = (found.replace(".", "") if dotted else found).casefold().replace("i\u0307", "i")  # Turkish İ
    if word in ACRONYMS and found.isupper() and (dotted or spoken):
        return word + MARK
    return word


@functools.cache
def stemmer(language: str | None) -> Stemmer.Stemmer:
    """A language's Snowball stemmer; the English one, which leaves other scripts, for a language without.

    Without PyStemmer's own cache: full of an archive's words it takes 1.2 µs a word, stemming anew .26.
    """
    known = languages.language(language)
    return Stemmer.Stemmer((known and known.stemmer) or "english", 0)


def unaccented(word: str) -> str:
    """A folded word without its marks, where a stemmer knows those of one spelling only: Greek before 1982."""
    return str(bare(word))


def portuguese(word: str) -> str:
    """A folded word of Portuguese, a plural as its singular."""
    from bot.text.portuguese import singular

    return singular(word)


PREPARED: Mapping[str, Callable[[str], str]] = {
    "arabic": arabic.arabic,
    "persian": arabic.persian,
    "urdu": arabic.urdu,
    "hebrew": hebrew.singular,
    "amharic": ethiopic.amharic,
    "unaccented": unaccented,
    "portuguese": portuguese,
}
"""By the rule that a language's folder names: what its stemmer does not know."""


def stems(folded: Iterable[str], language: str | None) -> list[str]:
    """Each folded word's stem under its language's Snowball stemmer (https://snowballstem.org), accents taken off.

    An English text's foreign letters are those of names, and are taken off first: their endings are English to a reader
    who types "Orsted". So are those of a language without a stemmer: English endings are found in Vietnamese tây else.
    A word that is nothing but an ending to its stemmer is its own stem: Nepali को, written apart.
    """
    known = languages.language(language)
    foreign = language == "en" or known is None or not (known.stemmer or known.endings)
    each = [w if w.isascii() else bare(w) for w in folded] if foreign else [*folded]
    if known and known.prepared:
        each = list(map(PREPARED[known.prepared], each))
    distinct = list(set(each))  # half of a text's words have stood in it before
    found = _stems(distinct, language)
    bare_stems = (stem if stem.isascii() else bare(stem) for stem in found)
    stem_of = {word: stem or word for word, stem in zip(distinct, bare_stems, strict=True)}
    return [stem_of[word] for word in each]


def _stems(folded: list[str], language: str | None) -> Sequence[str]:
    """Words without their endings, by the language's own list or by Snowball's stemmer."""
    own = without_endings(folded, language)
    return stemmer(language).stemWords(folded) if own is None else own


@functools.lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """`word` without its combining marks ("erdoğan" -> "erdogan", "łódź" -> "lodz").

    Scripts whose vowels are such marks keep them.
    """
    if IS_PAIRED.match(word):
        return word
    split = unicodedata.normalize("NFKD", word)
    kept = "".join(c for c in split if not ("\u0300" <= c <= "\u036f" or "\u064b" <= c <= "\u065f"))
    return sys.intern(unicodedata.normalize("NFC", kept).translate(_WHOLE) or word)


def stemmed(text: str, language: str | None) -> list[str]:
    """The stems of `text` in order: `stems(words(text), language)`."""
    return stems(words(text), language)


MARKED = " |"
"""Stands in an index between a text's stems and the distinct ones that have accents, as they are written."""


def stem_text(text: str, language: str | None) -> str:
    """`text` as an index keeps it: its stems in order, divided by single spaces; MARKED and those with accents."""
    folded = _words(text, complete=True)
    found = " ".join(stems(folded, language))
    accented = () if text.isascii() else marked(folded, language)
    return f"{found}{MARKED}{' '.join(accented)}" if accented else found


def marked(folded: Iterable[str], language: str | None) -> list[str]:
    """The distinct stems of Latin letters that have accents, with these: what tells "dừa" from "dưa"."""
    accented = sorted({word for word in folded if not word.isascii() and _IS_LATIN.match(word)})
    return [stem for stem in dict.fromkeys(_stems(accented, language)) if bare(stem) != stem]


@functools.lru_cache(maxsize=20_000)
def spelling(folded: tuple[str, ...], language: str | None) -> str:
    """A term as it stands in stemmed texts of this language: its stems, joined by single spaces, and BEGINS."""
    begins = BEGINS if folded and len(folded[-1]) == 1 and _MAY_BEGIN.match(folded[-1]) else ""
    return " ".join(stems(folded, language)) + begins


def spellings(folded: tuple[str, ...], languages: tuple[str | None, ...]) -> tuple[str, ...]:
    """The distinct spellings of a term in these languages."""
    return tuple(dict.fromkeys(spelling(folded, language) for language in languages))
