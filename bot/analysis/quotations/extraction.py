"""The whole way from a text to its quotes."""

from collections.abc import Sequence

from bot.analysis.lexicon import lexicon_for
from bot.analysis.quotations.candidates import Candidate, candidates
from bot.analysis.quotations.kinds import is_quotation
from bot.analysis.quotations.marks import pair
from bot.analysis.quotations.pronouns import resolve
from bot.analysis.quotations.ranking import rank
from bot.analysis.quotations.scene import Scene, Speaker, read
from bot.records.marks import Quote
from bot.records.reading import Post

_SURE = 0.5
_QUOTATION = 0.5


def extract(text: str, language: str | None, posts: Sequence[Post] = ()) -> tuple[Quote, ...]:
    """The quotations of `text` in order, none overlapping, each without its marks and within one paragraph.

    `language` is an ISO 639-1 code or None (then worked out). `posts` are a thread's, for who speaks in them.
    Linear in the length of the text.
    """
    marked = pair(text)
    if not marked:
        return ()
    scene = read(text, marked, lexicon_for(language, text))
    found = [_quote(scene, number) for number in range(len(marked))]
    return tuple(quote for quote in _backward(scene, found) if quote)


def _quote(scene: Scene, number: int) -> Quote | None:
    speaker, how, confidence, best = attribute(scene, number)
    if is_quotation(scene, number, best) < _QUOTATION:
        return None
    here = scene.marked[number]
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


def attribute(scene: Scene, number: int) -> tuple[Speaker | None, str, float, Candidate]:
    """The speaker of quotation `number`, how it was found, how sure that is, and the candidate chosen."""
    if scene.marked[number].continues and scene.spoke and scene.spoke[-1][0] == number - 1:
        last = scene.spoke[-1][1]
        return last, "continued", 0.95, Candidate(None, last, ["resumed"], "continued", "resumed")
    found = candidates(scene, number)
    resolved = {id(c): _resolved(scene, c) for c in found}

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


def _resolved(scene: Scene, candidate: Candidate) -> tuple[Speaker | None, float]:
    if candidate.speaker is not None:
        return candidate.speaker, 1.0
    if candidate.mention is None:
        return None, 0.0
    if candidate.mention.kind == "pron":
        return resolve(scene, candidate.mention)
    return scene.speaker(candidate.mention), 1.0


def _backward(scene: Scene, found: list[Quote | None]) -> list[Quote | None]:
    """A quotation over paragraphs whose speaker is named only at its end."""
    for number in range(len(found) - 2, -1, -1):
        here, after = found[number], found[number + 1]
        if here and after and here.speaker is None and scene.marked[number].goes_on and after.speaker:
            found[number] = Quote(here.start, here.end, after.speaker, after.role, "continued", after.confidence,
                                  after.speaker_at, after.role_at)  # fmt: skip
    return found
