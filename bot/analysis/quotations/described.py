"""Descriptions of people and bodies: "a police spokesman", "the ministry"."""

from collections.abc import Sequence

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.evidence import is_determining
from bot.analysis.quotations.extents import capitalises, extended, is_inside, modifies, name_behind, opens_noun
from bot.analysis.quotations.mention import Mention, inside_noun, mention_of
from bot.analysis.quotations.named import name_at
from bot.analysis.quotations.tokens import Token

_LONGEST = 7
_LONGEST_LINK = 5


def description_at(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention | None:
    """The description whose noun stands at token `at`; None where that is a role in front of a name."""
    if _is_verb(tokens, at, lexicon) or _only_precedes(tokens, at, lexicon):
        return None
    last = at + 1
    while last < len(tokens) and _goes_on(tokens, last, lexicon):
        last += 1
    if _is_before_name(tokens, last, lexicon):
        return None
    first = _first(tokens, at, lexicon)
    return None if first is None else _described(text, tokens, first, last, lexicon)


def _described(text: str, tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> Mention | None:
    """The description that begins at token `first` and whose noun ends before `last`, or the name behind it."""
    head = tokens[last - 1].low
    body = _is_body(head, lexicon)
    end = extended(tokens, last, lexicon)
    if not body and (name := name_behind(tokens, last - 1, end, lexicon)) is not None:
        return _named(text, tokens, first, name, lexicon)
    found = mention_of(text, tokens, first, first, end, "body" if body else "desc", head, "", lexicon)
    found.gender = "" if body else _gender(tokens, first, head, lexicon)
    found.plural = lexicon.is_plural(head)
    return found


def _named(text: str, tokens: Sequence[Token], wide: int, first: int, lexicon: Lexicon) -> Mention | None:
    """The name at token `first` with the role that begins at `wide`, its article left out."""
    named = name_at(text, tokens, first, lexicon, None)
    if named is None:
        return None
    while opens_noun(tokens[wide], lexicon):
        wide += 1
    gender = named.gender or next((g for t in tokens[wide:first] if (g := lexicon.gender(t.low))), "")
    return mention_of(text, tokens, wide, named.first, named.last, named.kind, named.head, gender, lexicon)


def body_at(text: str, tokens: Sequence[Token], first: int, head: int, last: int, lexicon: Lexicon) -> Mention:
    """The body whose noun stands at token `head` of the capitals tokens[first:last]: der Bauernverband, Verein Nord."""
    begin = _first(tokens, first, lexicon)
    end = last if last - head > 1 else extended(tokens, last, lexicon)
    begin = first if begin is None else begin
    return mention_of(text, tokens, begin, begin, end, "body", tokens[head].low, "", lexicon)


def part_of(text: str, tokens: Sequence[Token], first: int, lexicon: Lexicon) -> Mention | None:
    """One of those who are described: one of the crew, another of her sons; None where the word stands by itself."""
    end = extended(tokens, first + 1, lexicon)
    if end == first + 1 or lexicon.has("plurals", tokens[first].low):
        return None
    return mention_of(text, tokens, first, first, end, "desc", tokens[first].low, "", lexicon)


def _goes_on(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether another noun of the same description stands here: family members."""
    token = tokens[place]
    if token.opens or token.quote >= 0 or token.capital or token.low in lexicon.verbs or lexicon.has("nouns", "first"):
        return False
    return lexicon.is_person(token.low) or lexicon.has("bodies", token.low)


def _is_verb(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the word before makes a verb of what could be a noun: did not release, would head."""
    before = tokens[at - 1].low if at and not tokens[at].opens else ""
    return before in {"to", "not"} or (lexicon.has("auxiliaries", before) and before.endswith(("n't", "ll", "ld")))


def _is_before_name(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """Whether a name follows, so that the noun is only the role in front of it."""
    return last < len(tokens) and tokens[last].capital and not tokens[last].opens and not capitalises(lexicon)


def _only_precedes(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the word is an adjective before its noun: la jeune femme."""
    if not lexicon.has("prenominal", tokens[at].low) or not is_inside(tokens, at + 1):
        return False
    return lexicon.is_person(tokens[at + 1].low) or lexicon.is_body(tokens[at + 1].low)


def _is_body(head: str, lexicon: Lexicon) -> bool:
    return not lexicon.is_person(head) and (lexicon.has("bodies", head) or lexicon.is_body(head))


def _gender(tokens: Sequence[Token], first: int, head: str, lexicon: Lexicon) -> str:
    """The noun's gender, or that of its article: la portavoz."""
    if lexicon.has("masculine", head) != lexicon.has("feminine", head):
        return "m" if lexicon.has("masculine", head) else "f"
    if gender := lexicon.gender(head):
        return gender
    article = tokens[first].low
    if lexicon.has("determiners_m", article):
        return "m"
    return "f" if lexicon.has("determiners_f", article) else ""


def _first(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """Where the description whose noun stands at `at` begins; None where the word is no noun here."""
    if lexicon.has("nouns", "first"):
        return _behind_article(tokens, at, lexicon)
    first = at
    while at - first < _LONGEST and _follows(tokens, first) and modifies(tokens, first - 1, lexicon):
        first -= 1
    if _follows(tokens, first) and opens_noun(tokens[first - 1], lexicon):
        first -= 1
    elif capitalises(lexicon):
        return at
    while first > 1 and _follows(tokens, first) and lexicon.has("determiners", tokens[first - 1].low):
        first -= 1
    return first - 2 if _is_part(tokens, first, lexicon) else first


def _follows(tokens: Sequence[Token], place: int) -> bool:
    """Whether another token of the same sentence stands before `place`."""
    return place > 0 and not tokens[place].opens


def _is_part(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> bool:
    """Whether only some of those described are meant: several of the men."""
    if first < 2 or tokens[first].opens or tokens[first - 1].opens or tokens[first - 1].low != "of":
        return False
    return lexicon.has("indefinites", tokens[first - 2].low)


def _behind_article(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """In a language whose adjectives follow: only the few that precede stand between a noun and its article.

    Without an article a word is a noun in the plural or first in its sentence ("Fuentes del caso"), else it may be
    an adjective (la police française) or an apposition (Ruiz, portavoz del club).
    """
    first = at
    while _follows(tokens, first) and lexicon.has("prenominal", tokens[first - 1].low):
        first -= 1
    if not _follows(tokens, first):
        return first if lexicon.is_plural(tokens[at].low) or first < at else None
    before = tokens[first - 1]
    if opens_noun(before, lexicon):
        return _first_determiner(tokens, first - 1, lexicon)
    if is_determining(before, lexicon):
        return first
    bare = lexicon.is_plural(tokens[at].low) or _is_body(tokens[at].low, lexicon)
    return first if bare and _leaves_out_article(before, lexicon) else None


def _first_determiner(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> int:
    """The first of the determiners that end with the one at `place`: toutes (les)."""
    while _follows(tokens, place) and opens_noun(tokens[place - 1], lexicon):
        place -= 1
    return place


def _leaves_out_article(before: Token, lexicon: Lexicon) -> bool:
    """Whether a noun can stand bare behind a token: a quotation, a verb, a preposition, a comma or a colon."""
    if before.quote >= 0 or before.text in {",", ":"}:
        return True
    return before.low in lexicon.verbs or lexicon.has("prepositions", before.low)


def noun_phrase(text: str, tokens: Sequence[Token], last: int, lexicon: Lexicon) -> Mention | None:
    """A description that ends before token `last` though no table knows its noun: "the lawsuit" says."""
    first = last
    while last - first < _LONGEST and _follows(tokens, first) and inside_noun(tokens[first - 1], lexicon):
        first -= 1
    if first == last or tokens[last - 1].capital or not tokens[last - 1].text[0].isalpha():
        return None
    before = tokens[first - 1] if _follows(tokens, first) else None
    if lexicon.has("times", tokens[last - 1].low):
        return None
    if before is not None and before.low == "that":
        return None  # a conjunction or a relative far more often than a determiner
    if before is not None and opens_noun(before, lexicon):
        return mention_of(text, tokens, first - 1, first - 1, last, "desc", tokens[last - 1].low, "", lexicon)
    if tokens[first].text[0].isdigit():
        return mention_of(text, tokens, first, first, last, "desc", tokens[last - 1].low, "", lexicon)
    return None


def noun_phrase_after(text: str, tokens: Sequence[Token], first: int, lexicon: Lexicon) -> Mention | None:
    """The same after an inverted verb: said "the lawsuit"."""
    if first >= len(tokens) or not opens_noun(tokens[first], lexicon):
        return None
    last = first + 1
    while (
        last < len(tokens) and last - first < _LONGEST and not tokens[last].opens and inside_noun(tokens[last], lexicon)
    ):
        last += 1
    if last == first + 1:
        return None
    return mention_of(text, tokens, first, first, last, "desc", tokens[last - 1].low, "", lexicon)
