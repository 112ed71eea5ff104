"""The quotes of a chat message and who it says spoke them, in the forms that people type."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from bot.analysis.lexicon import tables
from bot.analysis.naming import described
from bot.analysis.quotations.extraction import extract
from bot.analysis.quotations.marks import pair
from bot.languages import listed
from bot.text.wording import forms

FEWEST_WORDS = 3  # of words that stand without marks: fewer are small talk

_WITHIN = "|".join(sorted(listed("asking", "quotes", "within_names")))
_CAPITAL = r"\p{Lu}[\p{L}\p{M}.'’-]*"
_NAME = rf"{_CAPITAL}(?:\s+(?:{_CAPITAL}|(?:{_WITHIN})\b)){{0,4}}"
_MARKUP = regex.compile(r"\|\||\*{1,3}|~~|`+|(?<!\w)__?(?=\w)|(?<=\w)__?(?!\w)")
_QUOTED_LINE = regex.compile(r"\s*>(?:>>)?\s?(?P<words>.*)")
_SIGNED_LINE = regex.compile(rf"\s*(?:>\s*)?(?:[—–~-]{{1,2}}|\(|by\s)\s*(?P<name>{_NAME})(?:\s*[,(].*)?\)?\s*")
_SIGNED_AFTER = regex.compile(rf"[.,]?\s*(?:[—–~-]{{1,2}}\s*|\()(?P<name>{_NAME})")
_LABELLED = regex.compile(rf"\s*(?P<name>{_NAME})\s*(?:\([^)]*\)\s*)?[:：]\s*(?!//)(?P<words>\S.*)", regex.DOTALL)
_NAMED = regex.compile(_NAME)
_WORD = regex.compile(r"[\p{L}\p{M}'’-]+|[^\s\p{L}]")
_SIGNS_BESIDE = frozenset("?¿!¡,;….-–—")
_SIGNS_JOINING = frozenset(":,：;–—-")


@dataclass(frozen=True, slots=True)
class MessageQuote:
    """Words that a message quotes, whom it names for them, and whether they stand `bare`: nothing says they are one."""

    words: str
    speaker: str | None = None
    bare: bool = False


def quotes_in(message: str) -> list[MessageQuote]:
    """The quotes of `message`, in order: what stands in quotation marks, lines quoted with ">", "Name: words" lines.

    Where there are none of these, what a clause of saying carries ("Did Holm say ...?"); else all of it, `bare`. One or
    two bare words ("lol") are none.
    """
    text = _MARKUP.sub("", message)
    quotes = [quote for quote in _marked(text) if forms(quote.words)]
    quotes += _apart(quotes, _quoted_lines(text))
    quotes += _apart(quotes, _labelled_lines(text), full_names=bool(quotes))
    quotes = quotes or [quote for quote in _carried(text) if forms(quote.words)]
    if quotes:
        return sorted(quotes, key=lambda quote: text.find(quote.words.partition("\n")[0]))
    return [MessageQuote(text.strip(), bare=True)] if len(forms(text)) >= FEWEST_WORDS else []


def _apart(known: list[MessageQuote], read: Iterator[MessageQuote], *, full_names: bool = False) -> list[MessageQuote]:
    """Those whose words are in no known quote, and hold none; `full_names`: beside quotes "Source:" names nobody."""
    return [
        quote
        for quote in read
        if forms(quote.words)
        and not any(quote.words in other.words or other.words in quote.words for other in known)
        and (not full_names or len((quote.speaker or "").split()) > 1)
    ]


def _marked(text: str) -> Iterator[MessageQuote]:
    """What stands in marks: of one or two words only where that is speech, since terms are marked too."""
    quotes = extract(text, None)
    for marked in pair(text):
        if text[: marked.outer_start].rpartition("\n")[2].strip() == ">":
            continue  # a quoted line, read with the name under it
        words = text[marked.start : marked.end]
        quote = next((quote for quote in quotes if quote.start < marked.end and marked.start < quote.end), None)
        if quote is None and len(forms(words)) < FEWEST_WORDS:
            continue
        named = quote.speaker if quote and quote.speaker and not described(quote.speaker) else None
        signed = _SIGNED_AFTER.match(text, marked.outer_end)
        yield MessageQuote(words, signed["name"] if signed else named)


def _quoted_lines(text: str) -> Iterator[MessageQuote]:
    """Blocks of lines that begin with ">", and the name signed under them or announced above."""
    block: list[str] = []
    announced: str | None = None
    for line in [*text.splitlines(), ""]:
        quoted, signed = _QUOTED_LINE.fullmatch(line), _SIGNED_LINE.fullmatch(line)
        if quoted and not (signed and block):
            block.append(quoted["words"])
            continue
        if block:
            yield MessageQuote("\n".join(block), signed["name"] if signed else announced)
        block = []
        announced = _announced(line)


def _announced(line: str) -> str | None:
    """The name in "Greta Holm:" or "Greta Holm said:" above a quoted line."""
    head = line.strip().removesuffix(":").removesuffix("：")
    if head == line.strip():
        return None
    named = _NAMED.match(head)
    rest = forms(head[named.end() :]) if named else ["?"]
    return named[0] if named and all(word in _saying() or word in _beside() for word in rest) else None


def _labelled_lines(text: str) -> Iterator[MessageQuote]:
    """ "Name: words", a line each; words such as "Update:" are no names."""
    for line in text.splitlines():
        labelled = _LABELLED.fullmatch(line)
        if labelled and len(forms(labelled["words"])) >= FEWEST_WORDS and forms(labelled["name"])[0] not in _labels():
            yield MessageQuote(labelled["words"], labelled["name"])


def _carried(text: str) -> Iterator[MessageQuote]:
    """What stands behind a name and a verb of saying, in either order: a statement, or a question whether it is so."""
    carrier = _carrier(text)
    if carrier is None:
        return
    name, end = carrier
    rest = text[end:]
    while (word := _WORD.search(rest)) and word[0].lower() in _joining():
        rest = rest[word.end() :]
    if len(forms(rest)) >= FEWEST_WORDS:
        yield MessageQuote(rest.strip().rstrip(" ?"), name)


def _carrier(text: str) -> tuple[str, int] | None:
    """The name, and where the words that name it and the verb of saying end; None where the text begins otherwise."""
    name, verb, at = "", False, 0
    while not (name and verb):
        word = _WORD.search(text, at)
        if word is None:
            return None
        low = word[0].lower().replace("’", "'")
        named = _NAMED.match(text, word.start())
        if low in _saying():
            verb = True
        elif low not in _beside():
            if name or named is None:
                return None
            name = named[0]
        at = named.end() if named and named[0] == name else word.end()
    return name, at


@cache
def _saying() -> frozenset[str]:
    return frozenset(form for known in tables() for form, kind in known.verbs.items() if kind == "say")


@cache
def _beside() -> frozenset[str]:
    """Words that may stand beside a name and its verb of saying: "did", "really", "a", "hat", a title, a sign."""
    groups = ("auxiliaries", "adverbs", "titles", "honorifics")
    held = (known.words.get(group, frozenset()) for known in tables() for group in groups)
    return listed("asking", "quotes", "beside").union(_SIGNS_BESIDE, *held)


@cache
def _joining() -> frozenset[str]:
    return listed("asking", "quotes", "joining") | _SIGNS_JOINING


@cache
def _labels() -> frozenset[str]:
    return listed("asking", "quotes", "labels")
