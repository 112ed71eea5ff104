"""Speakers that a clause beside a quotation names, in scripts without capitals: Arabic, Hebrew, India's, Amharic.

No letter tells a name there. What stands around it does: a verb of saying beside the quotation, a role before the name,
the case that marks a subject (Hindi ने, Nepali -ले, Georgian -მა), and the ends of the clause. Nothing may be left over
between them: where a word is, nobody is named. Languages tell their words in `stated.toml`; the order of verb and
subject is their own (Ryding 2005, 63; Glinert 1989, 413; Kachru 2006, 159; Thompson 2012, 56; Lehmann 1993, 174).
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from bot.languages import data
from bot.records.annotations import Quote, Span
from bot.text.folding import same_form

WITH_ROLE, LEFT_OVER, ALONE = 0.9, 0.75, 0.0
"""How sure a name is that a role stands before; where a word of the role may be left with it; and one without: that may
be a wife or the neighbours, and counts where the text gives the same name a role."""
REACH = 220
"""Characters beside a quotation in which its clause lies."""
MOST_BEFORE = 4
"""Words of a role at most."""
LONGEST_TITLE, LOOKED_BACK = 5, 40
"""Words of a title, and characters beside it."""
SHORTEST_MARKED = 3
"""Letters of a word that may end on the mark of a subject, at the least one more."""
SHORTEST, LONGEST = 2, 3
"""Words of a name."""

_TOKEN = regex.compile(
    r"\p{L}[\p{L}\p{M}\u200c\u200d]*(?:[-־'’׳״\"\u055b/](?=\p{L})\p{L}[\p{L}\p{M}\u200c\u200d]*)*|[\p{N}]+|[^\s\p{L}\p{M}]"
)
_ENDS = frozenset(".!?…।॥۔؟።։\n")
_MARKS = frozenset("“”„«»‘’\"'")
_COMMAS = frozenset(",،、፣՝")
_LETTER = regex.compile(r"\p{L}\p{M}*")


Named = tuple[Span, float]
"""A name, and how sure it is."""


@dataclass(frozen=True, slots=True)
class Statements:
    """How a language says who said it, as its folder tells; all words folded."""

    say: frozenset[str]
    that: frozenset[str]
    roles: frozenset[str]
    others: frozenset[str]
    negators: frozenset[str]
    marks: frozenset[str]
    endings: re.Pattern[str] | None
    particles: frozenset[str]
    naming: tuple[str, ...]
    article: tuple[str, ...]
    verb_first: bool
    complements: bool


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    form: str

    @property
    def is_word(self) -> bool:
        return self.form[:1].isalpha()


def with_stated(text: str, language: str | None, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes, those without a speaker with the one that a clause beside them names."""
    known = _statements((language or "").split("-")[0].lower())
    if known is None:
        return tuple(quotes)
    found = [_stated(text, quotes, number, known) for number in range(len(quotes))]
    sure = {quote.speaker for quote in found if quote.confidence >= WITH_ROLE}
    settled = (_settled(quote, before, sure) for quote, before in zip(found, quotes, strict=True))
    return tuple(quote for quote in settled if quote.speaker is not None or not _is_title(text, quote, known))


def _settled(quote: Quote, before: Quote, sure: Collection[str | None]) -> Quote:
    """A quote whose speaker has a role here or elsewhere in the text; as it was `before` for another."""
    if quote.speaker is None or quote.confidence > ALONE or quote == before:
        return quote
    return replace(quote, confidence=WITH_ROLE) if quote.speaker in sure else before


def _is_title(text: str, quote: Quote, known: Statements) -> bool:
    """Whether a few words without an end are what a film, a book or the like beside them is called."""
    if text[quote.end - 1] in _ENDS or len(text[quote.start : quote.end].split()) > LONGEST_TITLE:
        return False
    before = [token for token in _tokens(text, max(0, quote.start - LOOKED_BACK), quote.start) if token.is_word][-1:]
    behind = [token for token in _tokens(text, quote.end, quote.end + LOOKED_BACK) if token.is_word][:2]
    return any(token.form.startswith(known.naming) for token in (*before, *behind))


def _stated(text: str, quotes: Sequence[Quote], number: int, known: Statements) -> Quote:
    quote = quotes[number]
    if quote.speaker is not None or quote.standing != "said":
        return quote
    before = quotes[number - 1].end + 1 if number else 0
    after = quotes[number + 1].start if number + 1 < len(quotes) else len(text)
    lead = max(before, quote.start - REACH)
    named = _before(text, lead, quote.start, known) or _behind(
        text, quote.end, min(after, quote.end + REACH), lead, after, known
    )
    if named is None:
        return quote
    span, sure = named
    name = text[span.start : span.end]
    return replace(quote, speaker=name, how="said-clause", confidence=sure, speaker_at=span)


def _before(text: str, first: int, last: int, known: Statements) -> Named | None:
    """The subject of the clause that leads in what stands from `last` on."""
    clause = _last_sentence(list(_tokens(text, first, last)), known)
    while clause and (not clause[-1].is_word or clause[-1].form in known.that):
        clause.pop()
    at = _verb(clause, known)
    if at is None:
        return None
    if known.verb_first and (named := _name(clause[at + 1 :], known, marked=False)):
        return named
    beside = _until_other(clause[at + 1 :], known)
    return _subject(clause[:at], known) if not beside else None


def _behind(text: str, first: int, last: int, lead: int, following: int, known: Statements) -> Named | None:
    """The subject of the clause that follows what stands before `first`; none where it leads in the next quotation.

    Where that clause is the verb alone, its subject stands before the quotation, from `lead` on: X “…” said.
    """
    clause: list[_Token] = []
    for token in _tokens(text, first, last):
        if token.form in _ENDS and not _shortens(clause, known) and any(each.is_word for each in clause):
            break
        if clause or token.is_word:
            clause.append(token)
    else:
        if last == following < len(text):
            return None
    while clause and clause[0].form in known.that:
        clause = clause[1:]
    at = _verb(clause, known)
    if at is None:
        return None
    if at == 0 and len(clause) == 1:
        before = _last_sentence(list(_tokens(text, lead, first)), known)
        opened = next((at for at, token in enumerate(before) if token.form in _MARKS), 0)
        return _subject(before[:opened], known)
    inverted = at == 0 or (known.verb_first and all(token.form in known.others for token in clause[:at]))
    return _name(clause[at + 1 :], known, marked=False) if inverted else _subject(clause[:at], known)


def _verb(clause: Sequence[_Token], known: Statements) -> int | None:
    """Where the one verb of saying stands; None where there is none or another, or it is denied."""
    said = [at for at, token in enumerate(clause) if token.form in known.say]
    return said[0] if len(said) == 1 and not any(token.form in known.negators for token in clause) else None


def _tokens(text: str, first: int, last: int) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text, first, last):
        yield _Token(found.start(), found.end(), same_form(found.group().casefold()))


def _last_sentence(tokens: list[_Token], known: Statements) -> list[_Token]:
    for at in range(len(tokens) - 1, -1, -1):
        ends = tokens[at].form in _ENDS and not _shortens(tokens[:at], known)
        if ends and any(token.is_word for token in tokens[at + 1 :]):
            return tokens[at + 1 :]
    return tokens


def _shortens(before: Sequence[_Token], known: Statements) -> bool:
    """Whether a full stop behind these belongs to a title or an initial."""
    return bool(before) and (before[-1].form in known.roles or len(_LETTER.findall(before[-1].form)) == 1)


def _subject(tokens: Sequence[_Token], known: Statements) -> Named | None:
    """The name among the words before a verb; where the language marks its subjects, up to the mark."""
    if not (known.marks or known.endings):
        return _name(tokens, known, marked=False)
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].form in known.marks:
            return _name(tokens[:at], replace(known, endings=None), marked=True)
        if _ending(tokens[at], known):
            return _name(tokens[: at + 1], known, marked=True)
    return None if known.marks and not known.endings else _name(tokens, known, marked=False)


def _name(tokens: Sequence[_Token], known: Statements, *, marked: bool) -> Named | None:
    """The name that these words are, a role before it or, between commas, behind it."""
    parts = _parts(tokens)
    own = [token for token in parts[0] if token.is_word] if parts else []
    if any(token.form.isdigit() for token in tokens):
        return None
    apposed = any(token.form in known.roles for part in parts[1:] for token in part)
    rest, role, whole = _without_role(own, known)
    name = _until_other(rest, known)
    if marked and len(name) < len(rest):
        return None
    longest = LONGEST if not (role and known.complements) or _has_particle(name, known) else SHORTEST
    if not SHORTEST <= len(name) <= longest or (len(parts) > 1 and not apposed):
        return None
    if any(token.form in known.others or token.form in known.roles for token in name):
        return None
    last = name[-1]
    return Span(name[0].start, last.end - _ending(last, known)), _certainty(role=role, whole=whole or apposed)


def _certainty(*, role: bool, whole: bool) -> float:
    return WITH_ROLE if whole else LEFT_OVER if role else ALONE


def _parts(tokens: Sequence[_Token]) -> list[list[_Token]]:
    parts: list[list[_Token]] = [[]]
    for token in tokens:
        if token.form in _COMMAS:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _without_role(words: list[_Token], known: Statements) -> tuple[list[_Token], bool, bool]:
    """The words behind a role at their head, whether there is one, and whether nothing of it can be left: in Arabic and
    Hebrew its definite nouns have gone with it."""
    at = max((place for place, token in enumerate(words[:MOST_BEFORE]) if token.form in known.roles), default=-1)
    if at < 0:
        return words, False, False
    rest = words[at + 1 :]
    definite = known.article and words[at].form.startswith(known.article)
    run = 1 if rest and rest[0].form in known.others else 0  # the head of a construct: manager of a house of ...
    if len(rest) <= run + 1 or not _is_definite(rest[run], known):
        return rest, True, bool(definite) or not known.complements
    while run < len(rest) - 1 and _is_definite(rest[run], known):
        run += 1
    return rest[run:], True, True


def _is_definite(token: _Token, known: Statements) -> bool:
    return bool(known.article) and token.form.startswith(known.article)


def _until_other(words: list[_Token], known: Statements) -> list[_Token]:
    """The words up to the first that no name holds."""
    at = next((place for place, token in enumerate(words) if token.form in known.others), len(words))
    return words[:at]


def _has_particle(words: Sequence[_Token], known: Statements) -> bool:
    return any(token.form in known.particles for token in words)


def _ending(token: _Token, known: Statements) -> int:
    """How many characters of a subject's last word mark its case."""
    found = known.endings.search(token.form) if known.endings and len(token.form) > SHORTEST_MARKED else None
    return found.end() - found.start() if found else 0


@cache
def _statements(language: str) -> Statements | None:
    """How a language says it; None for one that has no such table."""
    table = data(language, "stated")
    if not table:
        return None

    def words(key: str) -> frozenset[str]:
        return frozenset(same_form(word.casefold().replace("_", " ")) for word in table.get(key, "").split())

    endings = table.get("endings", [])
    negations = data(language, "negations")
    negators = f"{negations.get('negators', '')} {negations.get('behind', '')}".split()
    return Statements(
        words("say"), words("that"), words("roles"), words("others"), frozenset(map(same_form, negators)),
        words("marks"), re.compile(f"(?:{'|'.join(endings)})$") if endings else None, words("particles"),
        tuple(words("naming")), tuple(words("article")), table.get("verb_first", False),
        table.get("complements", False),
    )  # fmt: skip
