"""A text as words outside its quotations: each quotation is one token, so that a clause can be read across it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from bot.analysis.lexicon import Lexicon, shared, table
from bot.analysis.quotations.incises import incise
from bot.analysis.quotations.marks import Marked
from bot.analysis.sentences import paragraphs

# A plain word before a space stands first: four of five tokens are one, and are found in two thirds of the time.
_TOKEN = re.compile(
    r"[A-Za-z][a-z]+(?= )"
    r"|(?:[^\W\d_]\.){2,}(?![^\W_])|[’'][sS]\b|@\w+|[\u0e00-\u0e7f][\u0e00-\u0e7f.]*"
    r"|[^\W_]+(?:[-’'&/](?![sS]\b)[^\W_]+)*|--(?!-)|(?P<run>[^\w\s])(?P=run){2,}|\S"
)
# What hostile text costs is bounded by this; of 20,000 sentences of news none is longer.
_LONGEST_SENTENCE = 160
_SIGNS = frozenset(',:;()"“”?!$%')  # those that are their own form; an eighth of all tokens
_STOPS = frozenset(".,!?")
_ENDS = frozenset(".!?…。！？")
_CLOSING = frozenset(")]")
_MAY_END = _ENDS | {")", ""}  # a quotation's token has no text
_LONGEST_CLAUSE = 24
_BACK = 4
_MARIA = "Ma"
"""Maria, as the Philippines shorten it: Ma. Teresa."""
_CUT_AT = (
    "titles", "people", "prepositions", "conjunctions", "auxiliaries", "titles_naming", "scare_cues",
)  # fmt: skip
"""Kinds of words at which a stretch of letters without spaces is cut."""


@dataclass(slots=True)
class Token:
    """A word, a punctuation mark or a whole quotation (`quote` is its number, else -1) with where it stands.

    `opens`: the first of its sentence; `stop`: a quotation that ends on a full stop or comma.
    """

    start: int
    end: int
    text: str
    low: str
    capital: bool
    quote: int
    paragraph: int
    sentence: int = 0
    opens: bool = False
    stop: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """What is written together with a word and yet is one: pronouns hung on a verb, articles before a vowel."""

    tails: Collection[str]
    elided: Collection[str]


def tokenize(text: str, marked: Sequence[Marked], lexicon: Lexicon) -> list[Token]:
    """The tokens of `text` in order, sentences counted from 0 over the whole text, `opens` on each first token."""
    tokens: list[Token] = []
    at = 0
    for number, (first, last) in enumerate(paragraphs(text)):
        here: list[Token] = []
        begin = first
        while at < len(marked) and marked[at].paragraph == number:
            quote = marked[at]
            _words(text, begin, quote.outer_start, number, lexicon, here)
            _quotation(text, quote, at, lexicon, here)
            begin = quote.outer_end
            at += 1
        _words(text, begin, last, number, lexicon, here)
        _count_sentences(here, marked, text, tokens[-1].sentence + 1 if tokens else 0, lexicon)
        tokens += here
    return tokens


def _quotation(text: str, quote: Marked, at: int, lexicon: Lexicon, here: list[Token]) -> None:
    """The token of quotation `at`; a clause of saying within its marks follows as words, and a sign for its end."""
    stop = text[quote.end - 1 : quote.end]
    inside = incise(text, quote.start, quote.end, lexicon)
    if inside is None:
        here.append(Token(quote.outer_start, quote.outer_end, "", "", False, at, quote.paragraph, stop=stop in _STOPS))
        return
    first, last = inside
    here.append(Token(quote.outer_start, first - 1, "", "", False, at, quote.paragraph, stop=True))
    _words(text, first, last, quote.paragraph, lexicon, here)
    end = stop if stop in _ENDS else ","
    here.append(Token(quote.end - 1, quote.outer_end, end, end, False, -1, quote.paragraph))


def _words(text: str, first: int, last: int, number: int, lexicon: Lexicon, here: list[Token]) -> None:
    parts = Parts(lexicon.words.get("tails", frozenset()), lexicon.words.get("elided", frozenset()))
    append = here.append
    for found in _TOKEN.finditer(text, first, last):
        start, word = found.start(), found.group()
        if word in _SIGNS or (word.isascii() and word.isalpha() and word.islower()):
            append(Token(start, start + len(word), word, word, False, -1, number))
        elif word.isascii() and word.isalpha():
            append(Token(start, start + len(word), word, word.lower(), word[0].isupper(), -1, number))
        elif (found[1] or word) == "." and here and here[-1].end == start and _abbreviated(here[-1]):
            here[-1].end = found.end()
        elif "\u0e00" <= word[0] <= "\u0e7f":
            _unspaced(start, word, number, lexicon, here)
        else:
            _compound(start, found.end(), found[1] or word, number, parts, here)


def _compound(start: int, end: int, word: str, number: int, parts: Parts, here: list[Token]) -> None:
    """A word of other letters, with digits, an apostrophe or a hyphen, or a sign.

    A pronoun hung on it stands apart, and so does an article or the like whose vowel is elided: "l’avocat".
    """
    low = word.lower().replace("’", "'")
    before, mark, after = low.partition("'")
    goes_on = bool(here) and here[-1].quote < 0 and here[-1].text not in _ENDS
    if mark and after and before in parts.elided and not (word[0].isupper() and goes_on):  # D’Alema is a name
        cut = len(before) + 1
        here.append(Token(start, start + cut, word[:cut], low[:cut], False, -1, number))
        _compound(start + cut, end, word[cut:], number, parts, here)
        return
    if "-" not in low:
        capital = word[0].isupper() or word[0] == "@"
        here.append(Token(start, start + len(word), word, low, capital, -1, number))
        return
    cut = _tail(low, parts.tails)
    here.append(Token(start, start + cut, word[:cut], low[:cut], _capital(word), -1, number))
    if cut < len(word):
        here.append(Token(start + cut, end, word[cut:], low[cut:].lstrip("-"), False, -1, number))


def _tail(low: str, tails: Collection[str]) -> int:
    """Where a pronoun hung on a verb begins: "dit-il", "a-t-elle"; the word's length when there is none."""
    for tail in tails:
        if low.endswith("-" + tail) and not low.endswith("-t-" + tail):
            return len(low) - len(tail) - 1
    return len(low)


def _abbreviated(token: Token) -> bool:
    single = len(token.text) == 1 and token.text.isupper()
    return single or token.low in shared("abbreviations") or token.text == _MARIA


def _capital(word: str) -> bool:
    return word[0].isupper() or word[0] == "@" or any(part[:1].isupper() for part in word.split("-"))


def _unspaced(start: int, run: str, number: int, lexicon: Lexicon, here: list[Token]) -> None:
    """Cut a run of a script without spaces at known words; behind a title stand given and, apart, family name."""
    cut = _known_words(lexicon.language)
    at = 0
    while at < len(run):
        found = cut.search(run, at)
        if found is None or found.start() > at:
            piece = run[at : found.start() if found else len(run)]
            titles = [lexicon.has("titles", token.low) for token in here[-2:]]
            named = any(titles[-1:]) or (any(titles[:1]) and here[-1].capital)
            here.append(Token(start + at, start + at + len(piece), piece, piece, named, -1, number))
            at += len(piece)
        if found is not None:
            here.append(Token(start + at, start + found.end(), found.group(), found.group(),
                              lexicon.has("titles", found.group()), -1, number))  # fmt: skip
            at = found.end()


@cache
def _known_words(language: str) -> re.Pattern[str]:
    lexicon = table(language)
    words = {word for group in _CUT_AT for word in lexicon.words.get(group, ())}
    known = sorted(words.union(lexicon.verbs, lexicon.pronouns, lexicon.according), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)) or r"(?!)")


def _count_sentences(here: list[Token], marked: Sequence[Marked], text: str, number: int, lexicon: Lexicon) -> None:
    opened = 0
    before = ""
    for index, token in enumerate(here):
        ended = before in _MAY_END and index and _ends_before(here, index, opened, marked, text, lexicon)
        if ended or index - opened >= _LONGEST_SENTENCE:
            number += 1
            opened = index
        token.sentence = number
        before = token.text
        token.opens = index == opened


def _ends_before(
    here: list[Token], index: int, opened: int, marked: Sequence[Marked], text: str, lexicon: Lexicon
) -> bool:
    """Whether the sentence that began at here[opened] ends between here[index - 1] and here[index]."""
    before, token = here[index - 1], here[index]
    if before.quote >= 0:
        stopped = text[marked[before.quote].end - 1] in _ENDS
        return (stopped or (index == 1 and token.quote >= 0)) and _opens_behind_quote(here, index, lexicon)
    if before.text == ")":
        return here[opened].text == "(" and here[index - 2].text in _ENDS and token.capital
    if before.text not in _ENDS or token.text in _CLOSING:
        return False
    if here[index - 2].quote >= 0 and index - 2 == opened and _refers_back(here, index, lexicon):
        return False
    return token.quote >= 0 or token.capital or not token.text[0].islower()


def _opens_behind_quote(here: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a quotation, or a capital that begins no clause of the quotation before it, stands at here[index]."""
    if here[index].quote >= 0:
        return True
    return here[index].capital and not (_refers_back(here, index, lexicon) or _says_after(here, index, lexicon))


def _refers_back(here: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a sentence only says whose words stand before it: «...». Lo ha detto X. “...”. Así lo dice X."""
    if not lexicon.has("refers_back", here[index].low.rstrip("'")):
        return False
    if lexicon.has("after_quotes", here[index].low):
        return True
    forms = lexicon.forms
    said = here[index + 1 : index + (2 if lexicon.has("verb_second", "yes") else _BACK)]
    return any(token.low in forms.finite or token.low in forms.participle for token in said)


def _says_after(here: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether the clause of the quotation before begins here: “Go?” Smith said. “Go?” Smith said in a letter."""
    leads = _leads(here, index, lexicon)
    for place in range(index, min(index + (_LONGEST_CLAUSE if leads else 9), len(here))):
        token = here[place]
        if token.quote >= 0 or token.low in {"that", ":"}:
            return False
        if token.text in _ENDS:
            return leads or any(_says(t, lexicon) for t in here[max(index, place - 2) : place])
    return False


def _leads(here: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a name, a verb of saying and then a comma, an end or a preposition stand from here[index] on."""
    place = index
    while place < min(index + 7, len(here) - 1) and here[place].capital:
        place += 1
    after = here[place + 1] if place + 1 < len(here) else None
    if after is None or f"{here[place].low}_{after.low}" in lexicon.words.get("phrasal", ()):
        return after is not None
    return _says(here[place], lexicon) and (after.text in {",", "."} or lexicon.has("prepositions", after.low))


def _says(token: Token, lexicon: Lexicon) -> bool:
    return lexicon.verbs.get(token.low) in {"say", "manner"}
