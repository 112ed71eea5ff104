"""Names of people and bodies, with the titles in front of them."""

from collections.abc import Collection, Sequence

from bot.analysis.lexicon import Lexicon
from bot.analysis.naming import BURMESE
from bot.analysis.quotations.evidence import is_first_name
from bot.analysis.quotations.given import is_given, title_gender
from bot.analysis.quotations.mention import Mention, inside_noun, mention_of
from bot.analysis.quotations.tokens import Token

_LONGEST = 12
_NICKNAME = 22
_COMPANY_FORMS = frozenset(["inc", "ltd", "plc", "corp", "fc", "llc"])


def name_at(
    text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon, known: Collection[str] | None
) -> Mention | None:
    """The name that begins at token `at`, with the role in front of it; None where none does."""
    if not _may_start(tokens, at, lexicon, known):
        return None
    last = _name_end(tokens, at, lexicon, known)
    name = _behind_titles(tokens, at, last, lexicon)
    if name == last:
        return _titled(text, tokens, at, last, lexicon)
    if not _long_enough(tokens, name, last, at, lexicon):
        return None
    body = _is_body(tokens, name, last, at, lexicon)
    wide = at if body else _wide(tokens, at, lexicon)
    gender = "" if body else title_gender(tokens, wide, name, lexicon)
    head = tokens[_head(tokens, name, last, lexicon)].low
    return mention_of(text, tokens, wide, name, last, "body" if body else "name", head, gender, lexicon)


def _behind_titles(tokens: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> int:
    """Where the name itself begins in the capitals tokens[at:last]; `last` where they are only a title."""
    first = at
    while first < last - 1 and (lexicon.has("adjectives", tokens[first].low)):
        first += 1
    name = first
    for place in range(first, last):
        if _is_title(tokens[place], lexicon):
            name = place + 1
        elif lexicon.has("nouns", "first"):
            break  # Javier Pastor is no pastor
    while first < name < last - 1 and lexicon.has("office_words", tokens[name].low):
        name += 1
    if name == last and last - first > 1 and lexicon.has("honorifics", tokens[last - 2].low):
        name = last - 1
    return name


def _is_title(token: Token, lexicon: Lexicon) -> bool:
    """Prof, Minister; of single letters only one with its full stop (M. Roy)."""
    if token.text.isupper() and not (len(token.low) == 1 and token.end - token.start > 1):
        return False
    if lexicon.has("titles", token.low) or lexicon.has("honorifics", token.low):
        return True
    if is_first_name(token.low, lexicon):
        return False  # Marie, who is no bride
    return lexicon.has("nouns", "first") and lexicon.is_person(token.low) and not lexicon.is_plural(token.low)


def _may_start(tokens: Sequence[Token], at: int, lexicon: Lexicon, known: Collection[str] | None) -> bool:
    token = tokens[at]
    given = lexicon.has("months", token.low) and is_given(tokens, at, lexicon)
    if not given and (lexicon.has("months", token.low) or lexicon.has("views", token.low)):
        return False
    if known is not None and token.low not in known and not lexicon.has("titles", token.low):
        return False
    if _is_particle_of_surname(tokens, at, lexicon):
        return True
    if _is_listed_opener(token, lexicon) and not given and not _is_surname(tokens, at, lexicon, known):
        return False
    return not (token.opens and _only_opens(tokens, at, lexicon))


def _is_particle_of_surname(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a capital Van, De or Dos begins a surname without first name (as the Dutch Language Union spells it).

    Where it opens a sentence a particle that is no word of today follows: Van der Meer.
    """
    token = tokens[at]
    if not token.capital or not lexicon.has("particles", token.low):
        return False
    last = at + 1
    while (
        last < min(len(tokens), at + 3)
        and tokens[last].text == tokens[last].low
        and lexicon.has("particles", tokens[last].low)
    ):
        last += 1
    if last >= len(tokens) or not tokens[last].capital or tokens[last].opens or tokens[last].quote >= 0:
        return False
    return not token.opens or (last > at + 1 and not lexicon.has("determiners", tokens[at + 1].low))


def _is_listed_opener(token: Token, lexicon: Lexicon) -> bool:
    return lexicon.has("openers", token.low) and not lexicon.has("honorifics", token.low)


def _only_opens(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a sentence's first word is no name: one of a closed class, an adverb, a participle or a verb."""
    low = tokens[at].low
    if lexicon.has("nouns", "first") and (low in lexicon.outside_nouns or lexicon.ends("adverbs", low)):
        return True
    if low.endswith("ing") and len(low) > 5:
        return not (at + 1 < len(tokens) and lexicon.verbs.get(tokens[at + 1].low) == "say")
    return low in lexicon.verbs and not (at + 1 < len(tokens) and tokens[at + 1].capital)


def _is_surname(tokens: Sequence[Token], at: int, lexicon: Lexicon, known: Collection[str] | None) -> bool:
    """Whether a capital that is also an auxiliary is a name: Will wrote, said Will."""
    if known is not None or tokens[at].opens or not lexicon.has("auxiliaries", tokens[at].low):
        return False
    return tokens[at - 1].quote < 0 and tokens[at - 1].text[0].isalnum() and not tokens[at - 1].capital


def _name_end(tokens: Sequence[Token], at: int, lexicon: Lexicon, known: Collection[str] | None) -> int:
    last = at + 1
    while last < min(len(tokens), at + _LONGEST) and tokens[last].paragraph == tokens[at].paragraph:
        step = _step(tokens, at, last, lexicon, known)
        if not step:
            break
        last += step
    return last


def _step(tokens: Sequence[Token], at: int, last: int, lexicon: Lexicon, known: Collection[str] | None) -> int:
    """How many tokens from `last` on the name that begins at `at` goes on; 0 where it ends."""
    token = tokens[last]
    if token.opens:
        return 0
    if token.quote >= 0:
        return 2 if _is_nickname(tokens, at, last) else 0
    if _begins_another(tokens, last, lexicon):
        return 0
    month = lexicon.has("months", token.low) and not is_given(tokens, last, lexicon)
    day = month and not _is_burmese(tokens, at)  # Daw Aye Aye Mon
    if token.capital and not day and (known is None or token.low in known):
        return 1
    return 2 if _is_owner_mark(tokens, last) else _linked(tokens, at, last, lexicon)


def _is_burmese(tokens: Sequence[Token], at: int) -> bool:
    return any(token.capital and token.low in BURMESE for token in tokens[max(0, at - 1) : at + 1])


def _begins_another(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a first name stands behind a body's short form: à l’AFP (Francis Roy)."""
    token = tokens[place]
    initial = len(tokens[place - 1].text) == 1  # J. Karim, where Karim is a first name too
    return (
        not initial
        and _is_short_form(tokens[place - 1])
        and is_first_name(token.low, lexicon)
        and not token.text.isupper()
    )


def _is_owner_mark(tokens: Sequence[Token], place: int) -> bool:
    """Whether an apostrophe after a plural stands before another capital of the name: Farmers’ Union."""
    token, before = tokens[place], tokens[place - 1]
    if token.text not in {"’", "'"} or not before.low.endswith("s") or token.start != before.end:
        return False
    return place + 1 < len(tokens) and tokens[place + 1].capital and not tokens[place + 1].opens


def _is_nickname(tokens: Sequence[Token], at: int, place: int) -> bool:
    """Robert “Bobby” Tarn is one name."""
    token, after = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else None
    short = token.end - token.start <= _NICKNAME and not token.stop
    return short and place - at < 3 and after is not None and after.capital and after.quote < 0 and not after.opens


def _linked(tokens: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> int:
    """How many small words from `last` on join a name to its next capital: "van der", "of the" after a body."""
    office = lexicon.has("bodies", tokens[last - 1].low) or lexicon.has("titles", tokens[last - 1].low)
    group = "org_links" if office and last - at < 4 else "particles"
    next_capital = _next_capital(tokens, last)
    if next_capital is None:
        return 0
    words = [token.low for token in tokens[last:next_capital]]
    of_body = group == "org_links" and lexicon.has("bodies", tokens[last - 1].low)
    plain = words[0] in {"and", "the", "in", "on"} and not of_body
    if all(lexicon.has(group, low) for low in words) and not plain:
        return len(words) + 1
    return len(words) + 1 if _one_body(tokens, at, next_capital, words, lexicon) else 0


def _next_capital(tokens: Sequence[Token], last: int) -> int | None:
    """The place of the capital behind one to three small words; None where there is none."""
    for place in range(last + 1, min(last + 4, len(tokens))):
        before = tokens[place - 1]
        if not before.text[:1].islower() or before.paragraph != tokens[place].paragraph:
            return None
        if tokens[place].capital and not tokens[place].opens:
            return place
    return None


def _one_body(tokens: Sequence[Token], at: int, capital: int, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether capitals on both sides of small words are one body: Save the Harbour said; the Fenn and Velm Board."""
    end = capital
    while end < len(tokens) and tokens[end].capital and not tokens[end].opens and end - capital < _LONGEST:
        end += 1
    if words == ["and"]:
        joint = at > 0 and tokens[at - 1].low == "the" and end - capital > 1
        return joint and lexicon.has("bodies", tokens[end - 1].low) and not _holds_body(tokens[at:capital], lexicon)
    says = end < len(tokens) and lexicon.verbs.get(tokens[end].low) == "say"
    begins = tokens[at].opens or tokens[at - 1].quote >= 0
    return says and begins and words[-1] == "the" and set(words[:-1]) <= {"of", "for"}


def _holds_body(words: Sequence[Token], lexicon: Lexicon) -> bool:
    return any(lexicon.has("bodies", token.low) for token in words)


def _long_enough(tokens: Sequence[Token], name: int, last: int, at: int, lexicon: Lexicon) -> bool:
    token = tokens[name]
    if token.text[0] == "@" or last - name > 1 or name > at:
        return True
    return len(token.text) > 1 and not (lexicon.has("nouns", "capital") and _after_article(tokens, at, lexicon))


def _after_article(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    before = tokens[at - 1] if at and not tokens[at].opens else None
    return before is not None and before.quote < 0 and before.text[0].islower() and before.low not in lexicon.saying


def _is_body(tokens: Sequence[Token], name: int, last: int, at: int, lexicon: Lexicon) -> bool:
    words = tokens[name:last]
    if _holds_body(words, lexicon) or any(token.low in _COMPANY_FORMS for token in words):
        return True
    if len(words) > 1 and (lexicon.has("place_words", words[-1].low) or _is_branch(words, lexicon)):
        return True
    if len(words) == 1 and (_is_short_form(words[0]) or lexicon.has("countries", words[0].low)):
        return True
    return name == at and at > 0 and tokens[at - 1].low == "the" and not tokens[at].opens


def _is_branch(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a name ends with a country and begins with no first name: Amnesty France."""
    country = lexicon.has("countries", words[-1].low) or lexicon.has("known_places", words[-1].low)
    return country and not is_first_name(words[0].low, lexicon)


def _is_short_form(token: Token) -> bool:
    return token.text.isupper() and len(token.text) <= 6


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
    while place > 0 and at - place < 8 and not tokens[place].opens and inside_noun(tokens[place - 1], lexicon):
        place -= 1
    return place


def _titled(text: str, tokens: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> Mention | None:
    """A title alone, "the Prime Minister": a description."""
    first = at
    if (
        at
        and not tokens[at].opens
        and (lexicon.has("determiners", tokens[at - 1].low) or lexicon.has("possessives", tokens[at - 1].low))
    ):
        first = at - 1
    return mention_of(
        text,
        tokens,
        first,
        first,
        last,
        "desc",
        tokens[last - 1].low,
        title_gender(tokens, at, last, lexicon),
        lexicon,
    )
