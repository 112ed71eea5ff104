"""Who is mentioned outside the quotations: names, descriptions ("a police spokesman"), bodies and pronouns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.tokens import Token

_LONGEST = 12
_BELONGS = frozenset(["for", "of", "from", "at", "de", "du", "del", "der", "des", "with", "to", "on", "in"])


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


def find_mentions(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> list[Mention]:
    """All mentions in order; none overlapping. A word capitalised only because all are (a headline) is no name."""
    titled = title_case(tokens)
    known = {t.low for t in tokens if t.capital and not t.opens and t.paragraph not in titled}
    known |= {a.low for a, b in pairwise(tokens) if a.opens and a.capital and b.capital and a.paragraph not in titled}
    found: list[Mention] = []
    at = _dateline(tokens)
    while at < len(tokens):
        mention = _at(text, tokens, at, lexicon, known, tokens[at].paragraph in titled)
        if mention is None:
            at += 1
            continue
        found.append(mention)
        at = max(mention.last, at + 1)
    return found


def _dateline(tokens: Sequence[Token]) -> int:
    """Where the text begins after a dateline: "KOROVA, Aug 3 (Agency) - "."""
    for place, token in enumerate(tokens[:14]):
        if token.text in {"-", "–", "—", "--"} and tokens[0].text.isupper() and len(tokens[0].text) > 2:
            return place + 1
        if token.paragraph:
            break
    return 0


def _at(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon, known: set[str], titled: bool) -> Mention | None:
    token = tokens[at]
    if token.quote >= 0:
        return None
    if token.capital and not (token.low in lexicon.pronouns and token.opens) and token.low != "i":
        name = _name(text, tokens, at, lexicon, known if titled else None)
        if name and (name.last - name.wide > 1 or _supported(tokens, at, lexicon, known)):
            return name
    if token.low in lexicon.pronouns:
        return _pronoun(text, tokens, at, lexicon)
    if lexicon.is_person(token.low) or lexicon.has("bodies", token.low):
        return _description(text, tokens, at, lexicon)
    if lexicon.has("indefinites", token.low) and _beside_verb(tokens, at, lexicon):
        return _mention(text, tokens, at, at, at + 1, "desc", token.low, "", lexicon)
    if token.low.endswith("-year-old") or token.low.endswith("-year-olds"):
        return _mention(text, tokens, at, at, at + 1, "pron", "age", "", lexicon)
    return None


def _supported(tokens: Sequence[Token], at: int, lexicon: Lexicon, known: set[str]) -> bool:
    """Whether a single capital is a name: not an adjective of a noun, nor a word that only opens its sentence."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and lexicon.has("adjectives", token.low) and not after.opens and _inside_noun(after, lexicon):
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
    counts: dict[int, list[int]] = {}
    ended: set[int] = set()
    for token in tokens:
        both = counts.setdefault(token.paragraph, [0, 0])
        if token.text == "." or (token.quote >= 0 and token.stop):
            ended.add(token.paragraph)
        if token.quote < 0 and token.text[0].isalpha() and len(token.text) > 3:
            both[token.capital] += 1
    return {p for p, (small, great) in counts.items() if great >= 3 and small * 5 <= great < 25 and p not in ended}


# --- names ---------------------------------------------------------------------------------------------------------


def _name(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon, known: set[str] | None) -> Mention | None:
    if not _may_start(tokens, at, lexicon, known):
        return None
    last = _name_end(tokens, at, lexicon, known)
    first = at
    while first < last - 1 and (lexicon.has("adjectives", tokens[first].low)):
        first += 1
    name = first
    for place in range(first, last):
        if lexicon.has("titles", tokens[place].low) and not tokens[place].text.isupper():
            name = place + 1
    while first < name < last - 1 and lexicon.has("office_words", tokens[name].low):
        name += 1
    if name == last and last - first > 1 and lexicon.has("honorifics", tokens[last - 2].low):
        name = last - 1
    if name == last:
        return _titled(text, tokens, at, last, lexicon)
    if not _long_enough(tokens, name, last, at, lexicon):
        return None
    body = _is_body(tokens, name, last, at, lexicon)
    wide = at if body else _wide(tokens, at, lexicon)
    gender = "" if body else _title_gender(tokens, wide, name, lexicon)
    return _mention(
        text,
        tokens,
        wide,
        name,
        last,
        "body" if body else "name",
        tokens[_head(tokens, name, last, lexicon)].low,
        gender,
        lexicon,
    )


def _may_start(tokens: Sequence[Token], at: int, lexicon: Lexicon, known: set[str] | None) -> bool:
    token = tokens[at]
    if lexicon.has("months", token.low):
        return False
    if known is not None and token.low not in known and not lexicon.has("titles", token.low):
        return False
    if lexicon.has("openers", token.low):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.opens and token.low.endswith("ing") and len(token.low) > 5:
        return False
    return not (token.opens and token.low in lexicon.verbs and not (after and after.capital))


def _name_end(tokens: Sequence[Token], at: int, lexicon: Lexicon, known: set[str] | None) -> int:
    last = at + 1
    while last < min(len(tokens), at + _LONGEST) and tokens[last].paragraph == tokens[at].paragraph:
        token = tokens[last]
        if token.opens or token.quote >= 0:
            break
        if token.capital and not lexicon.has("months", token.low) and (known is None or token.low in known):
            last += 1
            continue
        owner = token.text in {"’", "'"} and tokens[last - 1].low.endswith("s") and token.start == tokens[last - 1].end
        if owner and last + 1 < len(tokens) and tokens[last + 1].capital and not tokens[last + 1].opens:
            last += 2
            continue
        step = _linked(tokens, at, last, lexicon)
        if not step:
            break
        last += step
    return last


def _linked(tokens: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> int:
    """How many small words from `last` on join a name to its next capital: "van der", "of the" after a body."""
    office = lexicon.has("bodies", tokens[last - 1].low) or lexicon.has("titles", tokens[last - 1].low)
    group = "org_links" if office and last - at < 4 else "particles"
    for step in (1, 2, 3):
        place = last + step
        if place - 1 >= len(tokens) or not (lexicon.has(group, tokens[place - 1].low)):
            return 0
        if place < len(tokens) and tokens[place].capital and tokens[place].paragraph == tokens[at].paragraph:
            plain = tokens[last].low in {"and", "the", "in", "on"}
            return (
                0 if plain and (group == "particles" or not lexicon.has("bodies", tokens[last - 1].low)) else step + 1
            )
    return 0


def _long_enough(tokens: Sequence[Token], name: int, last: int, at: int, lexicon: Lexicon) -> bool:
    token = tokens[name]
    if token.text[0] == "@" or last - name > 1 or name > at:
        return True
    return len(token.text) > 1 and not (lexicon.has("nouns", "capital") and _after_article(tokens, at, lexicon))


def _after_article(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    before = tokens[at - 1] if at and not tokens[at].opens else None
    return before is not None and before.quote < 0 and before.text[0].islower() and before.low not in lexicon.verbs


def _is_body(tokens: Sequence[Token], name: int, last: int, at: int, lexicon: Lexicon) -> bool:
    words = tokens[name:last]
    if any(lexicon.has("bodies", t.low) or t.low in {"inc", "ltd", "plc", "corp", "fc", "llc"} for t in words):
        return True
    if len(words) == 1 and words[0].text.isupper() and len(words[0].text) <= 6:
        return True
    return name == at and at > 0 and tokens[at - 1].low == "the" and not tokens[at].opens


def _head(tokens: Sequence[Token], name: int, last: int, lexicon: Lexicon) -> int:
    place = last - 1
    while place > name and lexicon.has("suffixes", tokens[place].low.strip(".")):
        place -= 1
    return place


def _wide(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where a role in front of a name begins: "former police chief John Smith"."""
    place = at
    if not at or tokens[at].opens:
        return at
    nearest = tokens[at - 1]
    if not (lexicon.has("titles", nearest.low) or lexicon.is_person(nearest.low)):
        return at
    while place > 0 and at - place < 8 and not tokens[place].opens and _inside_noun(tokens[place - 1], lexicon):
        place -= 1
    return place


def _inside_noun(token: Token, lexicon: Lexicon) -> bool:
    if token.quote >= 0 or not (token.text[0].isalnum() or token.low in {"’s", "'s"}):
        return False
    closed = ("prepositions", "conjunctions", "auxiliaries", "determiners", "adverbs", "months")
    verb = lexicon.verbs.get(token.low) if not lexicon.is_person(token.low) else None
    return token.low not in lexicon.pronouns and verb is None and not any(lexicon.has(g, token.low) for g in closed)


def _title_gender(tokens: Sequence[Token], wide: int, name: int, lexicon: Lexicon) -> str:
    for token in reversed(tokens[wide:name]):
        if lexicon.has("masculine", token.low):
            return "m"
        if lexicon.has("feminine", token.low):
            return "f"
    return ""


def _titled(text: str, tokens: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> Mention | None:
    """A title alone, "the Prime Minister": a description."""
    first = at
    if (
        at
        and not tokens[at].opens
        and (lexicon.has("determiners", tokens[at - 1].low) or lexicon.has("possessives", tokens[at - 1].low))
    ):
        first = at - 1
    return _mention(
        text,
        tokens,
        first,
        first,
        last,
        "desc",
        tokens[last - 1].low,
        _title_gender(tokens, at, last, lexicon),
        lexicon,
    )


# --- descriptions and pronouns -------------------------------------------------------------------------------------


def _description(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention | None:
    last = at + 1
    while last < len(tokens) and not tokens[last].opens and tokens[last].quote < 0 and (
        lexicon.is_person(tokens[last].low) or lexicon.has("bodies", tokens[last].low)
    ) and not tokens[last].capital and tokens[last].low not in lexicon.verbs:  # fmt: skip
        last += 1
    if last < len(tokens) and tokens[last].capital and not tokens[last].opens:
        return None  # a role in front of a name
    first = at
    while first > 0 and at - first < 7 and not tokens[first].opens and _inside_noun(tokens[first - 1], lexicon):
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
    found = _mention(text, tokens, first, first, end, "body" if body else "desc", head, gender, lexicon)
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
            _inside_noun(token, lexicon)
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
    while first > 0 and last - first < 7 and not tokens[first].opens and _inside_noun(tokens[first - 1], lexicon):
        first -= 1
    if first == last or tokens[last - 1].capital or not tokens[last - 1].text[0].isalpha():
        return None
    before = tokens[first - 1] if first > 0 and not tokens[first].opens else None
    if before is not None and (lexicon.has("determiners", before.low) or lexicon.has("possessives", before.low)):
        return _mention(text, tokens, first - 1, first - 1, last, "desc", tokens[last - 1].low, "", lexicon)
    if tokens[first].text[0].isdigit():
        return _mention(text, tokens, first, first, last, "desc", tokens[last - 1].low, "", lexicon)
    return None


def noun_phrase_after(text: str, tokens: Sequence[Token], first: int, lexicon: Lexicon) -> Mention | None:
    """The same after an inverted verb: said "the lawsuit"."""
    if first >= len(tokens) or not (
        lexicon.has("determiners", tokens[first].low) or lexicon.has("possessives", tokens[first].low)
    ):
        return None
    last = first + 1
    while last < len(tokens) and last - first < 7 and not tokens[last].opens and _inside_noun(tokens[last], lexicon):
        last += 1
    if last == first + 1:
        return None
    return _mention(text, tokens, first, first, last, "desc", tokens[last - 1].low, "", lexicon)


def _pronoun(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention:
    kind = lexicon.pronouns[tokens[at].low]
    gender = {"he": "m", "she": "f"}.get(kind, "")
    found = _mention(text, tokens, at, at, at + 1, "pron", kind, gender, lexicon)
    found.plural = kind == "they"
    return found


def _mention(
    text: str, tokens: Sequence[Token], wide: int, first: int, last: int, kind: str, head: str, gender: str,
    lexicon: Lexicon,
) -> Mention:  # fmt: skip
    start, end = tokens[first].start, tokens[last - 1].end
    before = tokens[wide - 1] if wide and not tokens[wide].opens else None
    after = tokens[last] if last < len(tokens) else None
    return Mention(
        wide, first, last, kind, text[start:end], head, start, end, tokens[first].sentence, tokens[first].paragraph,
        gender=gender,
        prep=before is not None and lexicon.has("prepositions", before.low),
        owns=after is not None and after.low in {"’s", "'s", "’", "'"},
    )  # fmt: skip
