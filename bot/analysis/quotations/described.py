"""Descriptions of people and bodies: "a police spokesman", "the ministry"."""

from collections.abc import Sequence

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.mention import Mention, inside_noun, mention_of
from bot.analysis.quotations.tokens import Token

_BELONGS = frozenset(["for", "of", "from", "at", "de", "du", "del", "der", "des", "with", "to", "on", "in"])


def description_at(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention | None:
    """The description whose noun stands at token `at`; None where that is a role in front of a name."""
    before = tokens[at - 1].low if at and not tokens[at].opens else ""
    if before in {"to", "not"} or (lexicon.has("auxiliaries", before) and before.endswith(("n't", "ll", "ld"))):
        return None  # a verb: did not release
    last = at + 1
    while last < len(tokens) and not tokens[last].opens and tokens[last].quote < 0 and (
        lexicon.is_person(tokens[last].low) or lexicon.has("bodies", tokens[last].low)
    ) and not tokens[last].capital and tokens[last].low not in lexicon.verbs:  # fmt: skip
        last += 1
    if last < len(tokens) and tokens[last].capital and not tokens[last].opens:
        return None  # a role in front of a name
    first = at
    while first > 0 and at - first < 7 and not tokens[first].opens and inside_noun(tokens[first - 1], lexicon):
        first -= 1
    marked = first > 0 and not tokens[first].opens and (
        lexicon.has("determiners", tokens[first - 1].low) or lexicon.has("possessives", tokens[first - 1].low)
    )  # fmt: skip
    first -= int(marked)
    while first > 1 and not tokens[first].opens and lexicon.has("determiners", tokens[first - 1].low):
        first -= 1
    head = tokens[last - 1].low
    body = lexicon.has("bodies", head) and not lexicon.is_person(head)
    end = _extended(tokens, last, lexicon)
    gender = "m" if lexicon.has("masculine", head) else "f" if lexicon.has("feminine", head) else ""
    found = mention_of(text, tokens, first, first, end, "body" if body else "desc", head, gender, lexicon)
    found.plural = head.endswith("s") or head in {"people", "men", "women", "police", "children", "parents"}
    return found


def _extended(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> int:
    """The end of a description with what it belongs to: "a spokesman for the ministry"."""
    if last >= len(tokens) or tokens[last].opens:
        return last
    if lexicon.has("near", tokens[last].low) and last + 1 < len(tokens):
        end = _extended(tokens, last + 1, lexicon)
        return end if end > last + 1 else last
    if tokens[last].low not in _BELONGS:
        return last
    place = last + 1
    while place < len(tokens) and place - last < 8 and not tokens[place].opens:
        token = tokens[place]
        inside = (
            inside_noun(token, lexicon)
            or token.capital
            or lexicon.has("determiners", token.low)
            or lexicon.has("possessives", token.low)
        )
        if not inside and not (token.low in {"of", "for"} and place > last + 1):
            break
        place += 1
    return place if place > last + 1 else last


def noun_phrase(text: str, tokens: Sequence[Token], last: int, lexicon: Lexicon) -> Mention | None:
    """A description that ends before token `last` though no table knows its noun: "the lawsuit" says."""
    first = last
    while first > 0 and last - first < 7 and not tokens[first].opens and inside_noun(tokens[first - 1], lexicon):
        first -= 1
    if first == last or tokens[last - 1].capital or not tokens[last - 1].text[0].isalpha():
        return None
    before = tokens[first - 1] if first > 0 and not tokens[first].opens else None
    if before is not None and before.low == "that":
        return None  # a conjunction or a relative far more often than a determiner
    if before is not None and (lexicon.has("determiners", before.low) or lexicon.has("possessives", before.low)):
        return mention_of(text, tokens, first - 1, first - 1, last, "desc", tokens[last - 1].low, "", lexicon)
    if tokens[first].text[0].isdigit():
        return mention_of(text, tokens, first, first, last, "desc", tokens[last - 1].low, "", lexicon)
    return None


def noun_phrase_after(text: str, tokens: Sequence[Token], first: int, lexicon: Lexicon) -> Mention | None:
    """The same after an inverted verb: said "the lawsuit"."""
    if first >= len(tokens) or not (
        lexicon.has("determiners", tokens[first].low) or lexicon.has("possessives", tokens[first].low)
    ):
        return None
    last = first + 1
    while last < len(tokens) and last - first < 7 and not tokens[last].opens and inside_noun(tokens[last], lexicon):
        last += 1
    if last == first + 1:
        return None
    return mention_of(text, tokens, first, first, last, "desc", tokens[last - 1].low, "", lexicon)
