"""The whole way from a text to its quotes."""

from collections.abc import Sequence

from bot.analysis.lexicon import lexicon_for
from bot.analysis.quotations.attributing import Attribution, attribute, company, confidence
from bot.analysis.quotations.classifier import is_quotation
from bot.analysis.quotations.dashed import dashed
from bot.analysis.quotations.dialogue import blocks, turns
from bot.analysis.quotations.document import ParsedDocument, read
from bot.analysis.quotations.east_asian import with_speakers
from bot.analysis.quotations.echoes import with_echoes
from bot.analysis.quotations.interviews import interview, spoken
from bot.analysis.quotations.marks import pair
from bot.analysis.quotations.offices import own_name
from bot.analysis.quotations.posts import author_at, own_words
from bot.analysis.quotations.standing import with_standings
from bot.analysis.quotations.stated import with_stated
from bot.analysis.quotations.surroundings import Surroundings
from bot.records.annotations import Quote
from bot.records.reading import Post

# A speaker that is right in fewer than 60 of 100 is withheld; who speaks on is taken over from 52 of 100.
GIVEN = 0.62
KEPT = 0.52
# The longest articles hold some hundreds; what hostile text costs is bounded by this.
_MOST = 5_000
QUOTATION = 0.33


def extract(text: str, language: str | None, posts: Sequence[Post] = ()) -> tuple[Quote, ...]:
    """The quotations of `text` in order, none overlapping, each without its marks and within one paragraph.

    `language` is an ISO 639-1 code or None (then worked out). `posts` are a thread's, for who speaks in them.
    Linear in the length of the text; quotations beyond the first 5,000 are left out.
    """
    lexicon = lexicon_for(language, text)
    plain = turns(text) or blocks(text, lexicon)
    asked = () if plain else interview(text)
    quotes = plain
    marked = (pair(text) if plain or asked else dashed(text, pair(text), lexicon))[:_MOST]
    if marked or asked:
        scene = read(text, marked, lexicon)
        plain = spoken(scene, asked) if asked else plain
        found = with_speakers(text, language, marked, _backward(scene, _quotes(scene, posts)))
        quotes = _merged(plain, with_echoes(text, with_standings(scene, found)))
    own = own_words(text, posts, quotes) if posts else ()
    return with_stated(text, language, sorted((*quotes, *own), key=lambda quote: quote.start))


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


def _quotes(scene: ParsedDocument, posts: Sequence[Post]) -> list[Quote | None]:
    """A quote for each marked stretch in order, None for those that are nobody's words."""
    surroundings = Surroundings(scene)
    attributions: dict[int, Attribution] = {}
    speech: list[float] = []
    for number in range(len(scene.marked)):
        attribution = attributions[number] = attribute(scene, number, attributions)
        speech.append(is_quotation(scene, surroundings, number, attribution.best))
        if speech[-1] >= QUOTATION and attribution.speaker and attribution.certainty >= KEPT:
            scene.spoke.append((number, attribution.speaker))
    spoken = [number for number in attributions if speech[number] >= QUOTATION]
    whole = company([attributions[number] for number in spoken])
    quotes: list[Quote | None] = [None] * len(speech)
    for number in spoken:
        quotes[number] = _quote(scene, number, attributions[number], speech[number], whole, posts)
    return quotes


def _quote(
    scene: ParsedDocument, number: int, attribution: Attribution, speech: float, whole: float, posts: Sequence[Post]
) -> Quote:
    here, speaker = scene.marked[number], attribution.speaker
    poster = author_at(posts, here.start) if attribution.is_first_person else None
    if poster:
        return Quote(here.start, here.end, poster, None, "post", 0.9)
    right = confidence(attribution, whole)
    if speaker is None or right < GIVEN:
        return Quote(here.start, here.end, None, None, "none", speech * right)
    text = scene.text
    named = own_name(text, speaker.at, scene.lexicon)
    if named is None:
        return Quote(here.start, here.end, None, None, "none", speech * right)
    role = text[speaker.role.start : speaker.role.end] if speaker.role else None
    headline = scene.tokens[scene.places[number]].paragraph in scene.titled
    how = "headline" if headline else attribution.how
    name = text[named.start : named.end]
    return Quote(here.start, here.end, name, role, how, speech * right, named, speaker.role)


def _backward(scene: ParsedDocument, found: list[Quote | None]) -> list[Quote | None]:
    """A quotation over paragraphs whose speaker is named only at its end."""
    for number in range(len(found) - 2, -1, -1):
        here, after = found[number], found[number + 1]
        if here and after and here.speaker is None and scene.marked[number].goes_on and after.speaker:
            found[number] = Quote(here.start, here.end, after.speaker, after.role, "continued", after.confidence,
                                  after.speaker_at, after.role_at)  # fmt: skip
    return found
