"""Who is mentioned outside the quotations: names, descriptions ("a police spokesman"), bodies and pronouns."""

from collections.abc import Sequence

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.described import description_at
from bot.analysis.quotations.mention import Mention, inside_noun, mention_of
from bot.analysis.quotations.named import name_at
from bot.analysis.quotations.tokens import Token

AGES = ("-year-old", "-year-olds")


def find_mentions(text: str, tokens: Sequence[Token], lexicon: Lexicon, titled: set[int]) -> list[Mention]:
    """All mentions in order; none overlapping. A word capitalised only because all are (a headline) is no name.

    `titled` are the paragraphs in title case.
    """
    known = _known(tokens, titled)
    mentioned, endings = lexicon.mentioned, lexicon.endings + AGES
    telling = [
        place
        for place, token in enumerate(tokens)
        if token.capital or token.opens or token.low in mentioned or token.low.endswith(endings)
    ]
    found: list[Mention] = []
    at = 0
    for place in telling:
        if place < at:
            continue
        token = tokens[place]
        if token.opens and (place == 0 or token.paragraph != tokens[place - 1].paragraph):
            at = _dateline(tokens, place)
            if at > place:
                continue
        mention = _at(text, tokens, place, lexicon, known, token.paragraph in titled)
        if mention is not None:
            found.append(mention)
            at = max(mention.last, place + 1)
    return found


def _known(tokens: Sequence[Token], titled: set[int]) -> set[str]:
    """The words that are capitalised where nothing but a name is: inside a sentence, or before another capital."""
    capitals = [place for place, token in enumerate(tokens) if token.capital]
    followed = {place - 1 for place in capitals}
    names = (place for place in capitals if not tokens[place].opens or place in followed)
    return {tokens[place].low for place in names if tokens[place].paragraph not in titled}


def _dateline(tokens: Sequence[Token], first: int) -> int:
    """Where a paragraph begins after its dateline: "KOROVA, Aug 3 (Agency) - ", "Korova (Agency) – "."""
    for place in range(first, min(first + 14, len(tokens) - 1)):
        token = tokens[place]
        if token.paragraph != tokens[first].paragraph or token.quote >= 0 or token.text[0].islower():
            break
        if place > first and token.text in {"-", "–", "—", "--"}:
            place_named = tokens[first].text.isupper() and len(tokens[first].text) > 2
            return place + 1 if place_named or tokens[place - 1].text == ")" else first
    return first


def _at(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon, known: set[str], titled: bool) -> Mention | None:
    token = tokens[at]
    if token.quote >= 0:
        return None
    if token.capital and not (token.low in lexicon.pronouns and token.opens) and token.low != "i":
        name = name_at(text, tokens, at, lexicon, known if titled else None)
        if name and not _aside(tokens, name) and (name.last - name.wide > 1 or _supported(tokens, at, lexicon, known)):
            return name
    if token.low not in lexicon.mentioned and not token.low.endswith(lexicon.endings + AGES):
        return None
    if token.low in lexicon.pronouns:
        return _pronoun(text, tokens, at, lexicon)
    if lexicon.is_person(token.low) or lexicon.has("bodies", token.low):
        return description_at(text, tokens, at, lexicon)
    if lexicon.has("indefinites", token.low) and _beside_verb(tokens, at, lexicon):
        return mention_of(text, tokens, at, at, at + 1, "desc", token.low, "", lexicon)
    if token.low.endswith(AGES):
        return mention_of(text, tokens, at, at, at + 1, "pron", "age", "", lexicon)
    return None


def _aside(tokens: Sequence[Token], name: Mention) -> bool:
    """Whether a name is all that a pair of brackets holds: a party, an agency, a short form."""
    if not name.first or tokens[name.first - 1].text != "(" or name.last >= len(tokens):
        return False
    return tokens[name.last].text in {")", "."}


def _supported(tokens: Sequence[Token], at: int, lexicon: Lexicon, known: set[str]) -> bool:
    """Whether a single capital is a name: not an adjective of a noun, nor a word that only opens its sentence."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and lexicon.has("adjectives", token.low) and not after.opens and inside_noun(after, lexicon):
        return False
    if not token.opens or token.low in known or after is None:
        return True
    return (
        lexicon.verbs.get(after.low, "weak") != "weak" or after.text in {",", ":", "’s", "'s"} or token.text.isupper()
    )


def _beside_verb(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """One said, said one: an indefinite word that stands for a person."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else "."
    before = tokens[at - 1].low if at and not tokens[at].opens else ""
    ends = after in {".", ",", "of", ":"} or at + 1 == len(tokens)
    return lexicon.verbs.get(after) in {"say", "manner", "think"} or (before in lexicon.verbs and ends)


def title_case(tokens: Sequence[Token]) -> set[int]:
    """The paragraphs written in title case, as headlines are: capitals tell no names there."""
    ended = {token.paragraph for token in tokens if token.text == "." or token.stop}
    counts: dict[int, list[int]] = {}
    for token in tokens:
        if token.paragraph not in ended and len(token.text) > 3 and token.text[0].isalpha():
            counts.setdefault(token.paragraph, [0, 0])[token.capital] += 1
    return {p for p, (small, great) in counts.items() if great >= 3 and small * 5 <= great < 25}


def _pronoun(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention:
    kind = lexicon.pronouns[tokens[at].low]
    gender = {"he": "m", "she": "f"}.get(kind, "")
    found = mention_of(text, tokens, at, at, at + 1, "pron", kind, gender, lexicon)
    found.plural = kind == "they"
    return found
