"""One mention, and the words that may stand inside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.tokens import Token

_ARTICLE = 6
"""How many words before a noun its article may stand, where adjectives come between."""

UNKNOWN = ""
"""The head of a mention of somebody whom no table knows."""


@dataclass(slots=True)
class Mention:
    """A mention as token places: `wide` is where its title or role in front begins, [first, last) the mention itself.

    `kind`: name, desc, body or pron. `text` are its words in the source, `head` the word it is matched by.
    """

    wide: int
    first: int
    last: int
    kind: str
    text: str
    head: str
    start: int
    end: int
    sentence: int
    paragraph: int
    gender: str = ""
    plural: bool = False
    entity: int = -1
    prep: bool = False
    owns: bool = False


def mention_of(
    text: str, tokens: Sequence[Token], wide: int, first: int, last: int, kind: str, head: str, gender: str,
    lexicon: Lexicon,
) -> Mention:  # fmt: skip
    """The mention from token `first` to before `last`, its role in front beginning at `wide`."""
    start, end = tokens[first].start, tokens[last - 1].end
    before = before_article(tokens, wide, lexicon)
    after = tokens[last] if last < len(tokens) else None
    return Mention(
        wide, first, last, kind, text[start:end], head, start, end, tokens[first].sentence, tokens[first].paragraph,
        gender=gender,
        prep=before >= 0 and lexicon.has("prepositions", tokens[before].low)
        and not is_article(tokens, before, first, lexicon),
        owns=after is not None and after.low in {"’s", "'s", "’", "'"},
    )  # fmt: skip


def is_article(tokens: Sequence[Token], before: int, first: int, lexicon: Lexicon) -> bool:
    """Whether what may be a preposition is the article of the woman's title behind it: disse a ministra Ana Mota.

    Portuguese contracts the two, so that "to the minister" is "à ministra" (Cunha and Cintra 2013, 9).
    """
    if not (lexicon.has("determiners_f", tokens[before].low) and lexicon.has("contractions", "à")):
        return False
    low = tokens[before + 1].low
    title = lexicon.person(low)
    of_woman = title.gender == "f" or (title.kind == "person" and low.endswith("e"))  # a presidente, o presidente
    return before + 1 < first and of_woman and not lexicon.is_plural(low)


def is_name(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether the words before a colon name somebody in a language whose verbs nobody knows.

    One word alone may be a verb (Polish “Dodała: «...»”), unless it has its capital inside a sentence elsewhere.
    """
    if mention.last - mention.wide > 1 or not mention.text[:1].isupper():
        return True
    return any(token.text == mention.text and not token.opens for token in tokens)


def before_article(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> int:
    """The place of the word before token `first` in its sentence, its article passed over; -1 when there is none."""
    if first and not tokens[first].opens and lexicon.has("determiners", tokens[first - 1].low):
        first -= 1
    return -1 if not first or tokens[first].opens else first - 1


def is_definite(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a description says that one knows already who is meant: "the minister", der 51 Jahre alte Mann."""
    if lexicon.has("definites", tokens[mention.wide].low):
        return True
    for place in range(mention.wide - 1, max(-1, mention.wide - _ARTICLE), -1):
        token = tokens[place]
        if tokens[place + 1].opens or token.quote >= 0:
            return False
        if lexicon.has("contractions", token.low) or lexicon.has("definites", token.low):
            return True
        counted = place > 0 and tokens[place - 1].text.isdigit()
        plain = counted or token.text[:1].islower() or token.text[:1].isdigit()
        inside = inside_noun(token, lexicon) or lexicon.has("adverbs", token.low)
        if not (lexicon.has("nouns", "capital") and plain and inside):
            return False
    return False


def inside_noun(token: Token, lexicon: Lexicon) -> bool:
    """Whether a token can stand inside a noun phrase."""
    if token.quote >= 0 or not (token.text[0].isalnum() or token.low in {"’s", "'s"}):
        return False
    if token.low in lexicon.outside_nouns:
        return False
    return token.low not in lexicon.verbs or lexicon.is_person(token.low)
