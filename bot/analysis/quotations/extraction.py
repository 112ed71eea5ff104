"""The whole way from a text to its quotes."""

from collections.abc import Sequence
from heapq import nlargest

from bot.analysis.lexicon import lexicon_for
from bot.analysis.quotations.candidates import Candidate, candidates
from bot.analysis.quotations.classifier import is_quotation
from bot.analysis.quotations.dialogue import blocks, turns
from bot.analysis.quotations.document import ParsedDocument, Speaker, read
from bot.analysis.quotations.marks import pair
from bot.analysis.quotations.posts import author_at, own_words
from bot.analysis.quotations.pronouns import resolve
from bot.analysis.quotations.ranking import rank
from bot.analysis.quotations.standing import with_standings
from bot.analysis.quotations.weighing import total
from bot.records.annotations import Quote
from bot.records.reading import Post

_SURE = 0.52
# The longest articles hold some hundreds; what hostile text costs is bounded by this.
_MOST = 5_000
_LIKELIEST = 12
_QUOTATION = 0.15


def extract(text: str, language: str | None, posts: Sequence[Post] = ()) -> tuple[Quote, ...]:
    """The quotations of `text` in order, none overlapping, each without its marks and within one paragraph.

    `language` is an ISO 639-1 code or None (then worked out). `posts` are a thread's, for who speaks in them.
    Linear in the length of the text; quotations beyond the first 5,000 are left out.
    """
    lexicon = lexicon_for(language, text)
    plain = turns(text) or blocks(text, lexicon)
    marked = pair(text)[:_MOST]
    quotes = plain
    if marked:
        scene = read(text, marked, lexicon)
        found = _backward(scene, [_quote(scene, number, posts) for number in range(len(marked))])
        quotes = _merged(plain, with_standings(scene, found))
    own = own_words(text, posts, quotes) if posts else ()
    return tuple(sorted((*quotes, *own), key=lambda quote: quote.start))


def _merged(plain: Sequence[Quote], marked: Sequence[Quote]) -> tuple[Quote, ...]:
    """Marked quotations outside the turns and blocks, and these: what stands within speech is not given twice."""
    spans = iter(plain)
    current = next(spans, None)
    kept: list[Quote] = []
    for quote in marked:
        while current and current.end <= quote.start:
            current = next(spans, None)
        if current is None or quote.end <= current.start:
            kept.append(quote)
    return tuple(sorted((*plain, *kept), key=lambda quote: quote.start))


def _quote(scene: ParsedDocument, number: int, posts: Sequence[Post]) -> Quote | None:
    speaker, how, confidence, best = attribute(scene, number)
    if is_quotation(scene, number, best) < _QUOTATION:
        return None
    here = scene.marked[number]
    poster = author_at(posts, here.start) if _is_first_person(best) else None
    if poster:
        return Quote(here.start, here.end, poster, None, "post", 0.9)
    if speaker is None or confidence < _SURE:
        return Quote(here.start, here.end, None, None, "none", confidence)
    scene.spoke.append((number, speaker))
    text = scene.text
    role = text[speaker.role.start : speaker.role.end] if speaker.role else None
    if scene.tokens[scene.places[number]].paragraph in scene.titled:
        how = "headline"
    return Quote(
        here.start, here.end, text[speaker.at.start : speaker.at.end], role, how, confidence, speaker.at, speaker.role
    )


def _is_first_person(best: Candidate) -> bool:
    return best.mention is not None and best.mention.kind == "pron" and best.mention.head in {"first", "we"}


def attribute(scene: ParsedDocument, number: int) -> tuple[Speaker | None, str, float, Candidate]:
    """The speaker of quotation `number`, how it was found, how sure that is, and the candidate chosen."""
    if scene.marked[number].continues and scene.spoke and scene.spoke[-1][0] == number - 1:
        last = scene.spoke[-1][1]
        return last, "continued", 0.95, Candidate(None, last, ["resumed"], "continued", "resumed")
    found = nlargest(_LIKELIEST, candidates(scene, number), key=lambda c: total(c.features, "speaker"))
    pronouns: dict[int, tuple[Speaker | None, float]] = {}
    resolved = {id(c): _resolved(scene, c, pronouns) for c in found}

    def key(candidate: Candidate) -> object:
        speaker = resolved[id(candidate)][0]
        if speaker is None:
            return id(candidate.mention)
        return speaker.person if speaker.person >= 0 else speaker.at

    share, best = rank(found, key)[0]
    speaker, sure = resolved[id(best)]
    if best.mention is not None and best.mention.kind == "pron":
        return speaker, "pronoun", share * sure, best
    return speaker, best.how, share, best


def _resolved(
    scene: ParsedDocument, candidate: Candidate, pronouns: dict[int, tuple[Speaker | None, float]]
) -> tuple[Speaker | None, float]:
    """Who a candidate is and how sure; `pronouns` keeps those of this quotation, which several candidates may name."""
    if candidate.speaker is not None:
        return candidate.speaker, 1.0
    if candidate.mention is None:
        return None, 0.0
    if candidate.mention.kind == "pron":
        known = id(candidate.mention)
        if known not in pronouns:
            pronouns[known] = resolve(scene, candidate.mention)
        return pronouns[known]
    return scene.speaker(candidate.mention), 1.0


def _backward(scene: ParsedDocument, found: list[Quote | None]) -> list[Quote | None]:
    """A quotation over paragraphs whose speaker is named only at its end."""
    for number in range(len(found) - 2, -1, -1):
        here, after = found[number], found[number + 1]
        if here and after and here.speaker is None and scene.marked[number].goes_on and after.speaker:
            found[number] = Quote(here.start, here.end, after.speaker, after.role, "continued", after.confidence,
                                  after.speaker_at, after.role_at)  # fmt: skip
    return found
