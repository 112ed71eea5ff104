"""What the desk said of an article's quotes, applied to what an engine finds in a text of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex

from bot.records.annotations import Annotations, Quote, Span
from bot.records.people import KeptRuling, Ruling
from bot.records.reading import BY_HAND
from bot.text.wording import forms

CARRIED = frozenset({"continued", "pronoun"})
"""How a quote came by a speaker that the engine carried over from the one before."""


def words_of(quote: Quote, text: str) -> str:
    """The words of a quote, in the form under which two of them are the same."""
    return " ".join(forms(text[quote.start : quote.end]))


def place_of(quote: Quote, text: str) -> tuple[str, int]:
    """The words of a quote, and how often the same words stand in the text before it."""
    words = words_of(quote, text)
    before = f" {' '.join(forms(text[: quote.start]))} "
    return words, before.count(f" {words} ")


def chain(quotes: Sequence[Quote], head: Quote) -> list[Quote]:
    """The quotes directly after `head` whose speaker was carried over from it: up to the first of anybody else."""
    carried = []
    for quote in sorted(quotes, key=lambda quote: quote.start):
        if quote.start < head.end:
            continue
        if quote.how not in CARRIED or quote.speaker is None or quote.speaker != head.speaker:
            break
        carried.append(quote)
    return carried


def ruled(quote: Quote, ruling: KeptRuling, text: str) -> Quote | None:
    """A quote as the desk has it; None where it is none. A name that is not in `text` leaves it nobody's."""
    if ruling.ruling == "not a quote":
        return None
    if ruling.ruling in {"speaker", "nobody"}:
        at = name_at(text, ruling.named.given) if ruling.named else None
        given = ruling.named.given if ruling.named and at else None
        standing = {"standing": "said", "ascribed_to": None} if given else {}
        plain = replace(quote, speaker=given, role=None, how=BY_HAND, confidence=1.0, speaker_at=at, role_at=None)
        return replace(plain, **standing)  # type: ignore[arg-type]
    return _standing(quote, ruling.ruling)


def _standing(quote: Quote, standing: Ruling) -> Quote:
    """What was never said is nobody's, and laid to whom it was given; what was said is theirs again."""
    name = quote.speaker or quote.ascribed_to
    if standing == "said" or standing == "told":
        return replace(quote, speaker=name, ascribed_to=None, standing=standing, how=BY_HAND, confidence=1.0)
    if standing == "denied" or standing == "disputed" or standing == "supposed":
        bare = replace(quote, speaker=None, role=None, speaker_at=None, role_at=None, how=BY_HAND, confidence=1.0)
        return replace(bare, standing=standing, ascribed_to=name)
    return quote


def name_at(text: str, name: str) -> Span | None:
    """Where a name stands in a text, letter for letter, else in other cases; None where it does not."""
    sought = r"(?<!\w)" + r"\s+".join(map(regex.escape, name.split())) + r"(?!\w)"
    mention = regex.search(sought, text) or regex.search(sought, text, regex.IGNORECASE)
    return Span(*mention.span()) if mention and name.strip() else None


def corrected(markup: Annotations, rulings: Sequence[KeptRuling], text: str) -> Annotations:
    """`markup`, newly made of `text`, with what the desk said of the quotes; a ruling whose words are gone sleeps."""
    if not rulings:
        return markup
    words = {ruling.words for ruling in rulings}
    like = [quote for quote in markup.quotes if words_of(quote, text) in words]
    by_place = {place_of(quote, text): quote for quote in like}
    now: dict[int, Quote | None] = {id(quote): quote for quote in markup.quotes}
    for ruling in sorted(rulings, key=lambda ruling: (ruling.head is None, ruling.id)):
        meant = meant_by(ruling, by_place)
        if meant is None:
            continue
        for quote in _on_its_chain(ruling, meant, markup.quotes, rulings, by_place):
            before = now[id(quote)]
            now[id(quote)] = None if before is None else ruled(before, ruling, text)
    quotes = tuple(new for old in markup.quotes if (new := now[id(old)]) is not None)
    heard = {quote.speaker for quote in quotes if quote.standing == "said"}
    names = {named.given: named for named in markup.people}
    names |= {ruling.named.given: ruling.named for ruling in rulings if ruling.named}
    return replace(markup, quotes=quotes, people=tuple(name for name in names.values() if name.given in heard))


def _on_its_chain(
    ruling: KeptRuling,
    meant: Quote,
    quotes: Sequence[Quote],
    rulings: Sequence[KeptRuling],
    by_place: Mapping[tuple[str, int], Quote],
) -> list[Quote]:
    """The quote that a ruling means, and those after it that have no ruling of their own."""
    if ruling.ruling not in {"speaker", "nobody"} or ruling.head is not None:
        return [meant]
    own = {id(meant_by(other, by_place)) for other in rulings if other.head is None and other.id != ruling.id}
    followers = []
    for quote in chain(quotes, meant):
        if id(quote) in own:
            break
        followers.append(quote)
    return [meant, *followers]


def meant_by(ruling: KeptRuling, by_place: Mapping[tuple[str, int], Quote]) -> Quote | None:
    """The quote of a ruling's words, of several the one nearest its number. One on a chain must still be carried on."""
    like = [number for words, number in by_place if words == ruling.words]
    if not like:
        return None
    quote = by_place[ruling.words, min(like, key=lambda number: (abs(number - ruling.number), number))]
    return quote if ruling.head is None or quote.how in CARRIED else None
