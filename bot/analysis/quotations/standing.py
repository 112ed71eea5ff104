"""What a text says of the words it quotes: said, or never said, called false, only imagined, told at second hand."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.analysis.lexicon import standing_words
from bot.analysis.quotations.carried import Carried
from bot.analysis.quotations.denials import denied, negated
from bot.analysis.quotations.document import ParsedDocument
from bot.analysis.quotations.fakes import disputed, faked
from bot.analysis.quotations.hearsay import told
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.pronouns import resolve
from bot.analysis.quotations.retractions import LONGEST_REPLY, taken_back
from bot.analysis.quotations.suppositions import asked, imagined, supposed
from bot.records.annotations import Quote, Standing

_TRIGGERS = ("negators", "denials", "fakes", "satires", "conditionals", "hearsay", "suppositions", "evidence",
             "quoting", "pretences", "nobody", "noes", "truths", "perceived", "as_told", "no_one",
             "machines")  # fmt: skip
_CERTAIN = 0.95
_FEWEST = 3


def with_standings(scene: ParsedDocument, found: Sequence[Quote | None]) -> list[Quote]:
    """The quotes that were found, by their numbers in `scene.marked`, each with its standing.

    Words that are denied, disputed or supposed lose their speaker, who is named in `ascribed_to`. A stretch that was
    not found to be speech (None) is a quote after all where the text denies that somebody said it.
    """
    judged: list[Quote] = []
    telling = _telling(scene)
    before: Quote | None = None
    for number, quote in enumerate(found):
        sentence = scene.tokens[scene.places[number]].sentence
        if not _matters(scene, telling, sentence):
            before = quote
        elif quote is None:
            before = _denied_after_all(scene, number)
        else:
            before = _carried_on(scene, number, quote, before) or _judged(scene, number, quote)
        if before is not None:
            judged.append(before)
    return judged


def _matters(scene: ParsedDocument, telling: set[int], sentence: int) -> bool:
    """Whether something in the sentence, one of two behind it or a question before it can tell of its quotes."""
    if sentence in telling:
        return True
    for reply in (sentence + 1, sentence + 2):
        if reply in telling and reply < len(scene.bounds):
            first, last = scene.bounds[reply]
            if last - first <= LONGEST_REPLY:
                return True
    return sentence - 1 in telling and scene.tokens[scene.bounds[sentence - 1][1] - 1].text == "?"


def _telling(scene: ParsedDocument) -> set[int]:
    """The sentences with a word without one of which everything is said and nothing else, or with two verbs of it."""
    triggers, verbs = _triggers(scene.lexicon.language), scene.lexicon.verbs
    telling: set[int] = set()
    spoken = -1
    for token in scene.tokens:
        low = token.low
        if low in triggers or (("'" in low or "-" in low) and _tells(low, triggers)):
            telling.add(token.sentence)
        elif verbs.get(low) == "say":
            if spoken == token.sentence:
                telling.add(spoken)
            spoken = token.sentence
    return telling


def _tells(low: str, triggers: frozenset[str]) -> bool:
    """Whether a word that is hung together tells: didn't, n'a, fake-video."""
    return low.endswith("n't") or not triggers.isdisjoint(low.replace("'", "-").split("-"))


@cache
def _triggers(language: str) -> frozenset[str]:
    words = standing_words(language)
    listed = (word.partition("_")[0] for group in _TRIGGERS for word in words.get(group, ()))
    return frozenset((*listed, "?")) if words else frozenset()


def _carried_on(scene: ParsedDocument, number: int, quote: Quote, before: Quote | None) -> Quote | None:
    """The second of two quotations under one verb, or of one over two paragraphs: as the one before."""
    if before is None or before.standing == "said":
        return None
    here, last = scene.places[number], scene.places[number - 1]
    joined = here - last == 2 and scene.tokens[here - 1].low in standing_words(scene.lexicon.language).get(
        "joining", ()
    )
    if scene.marked[number].continues or (joined and scene.tokens[here].sentence == scene.tokens[last].sentence):
        return _with(quote, before.standing, before.ascribed_to)
    return None


def _denied_after_all(scene: ParsedDocument, number: int) -> Quote | None:
    """The marked words as a denied quote, where they are a sentence's worth."""
    marked = scene.marked[number]
    if len(scene.text[marked.start : marked.end].split()) < _FEWEST:
        return None
    quote = _judged(scene, number, Quote(marked.start, marked.end, None, None, "none", _CERTAIN))
    return quote if quote.standing == "denied" and quote.ascribed_to else None


def _judged(scene: ParsedDocument, number: int, quote: Quote) -> Quote:
    """The quote as its sentence and the ones beside it tell of it."""
    sentence = scene.tokens[scene.places[number]].sentence
    here = _view(scene, number, sentence)
    if here is None:
        return quote
    replies = _view(scene, number, sentence + 1), _view(scene, number, sentence + 2)
    standing, verb = _standing(here, replies, _view(scene, number, sentence - 1))
    if standing != "said":
        return _with(quote, standing, _laid_to(here, verb, quote))
    return told(here, here.bracketed() or here.before(), quote)


def _view(scene: ParsedDocument, number: int, sentence: int) -> Carried | None:
    if not 0 <= sentence < len(scene.bounds):
        return None
    return Carried(scene, number, scene.places[number], *scene.bounds[sentence])


def _standing(
    here: Carried, replies: tuple[Carried | None, Carried | None], asking: Carried | None
) -> tuple[Standing, int | None]:
    """The standing, and the verb that carries the words where there is one, as the two sentences behind tell too."""
    before, after = here.bracketed() or here.before(), here.after()
    if before is not None and _belongs_after(here, before, after):
        before = None
    verb = after if before is None else before
    question = asked(here, before)
    if faked(here, before) or _is_denied(here, verb) or taken_back(here, replies, asked=question):
        return "denied", verb
    if disputed(here, before):
        return "disputed", before
    open_question = question and not _is_affirmed(replies[0])
    if open_question or (imagined(asking) if verb is None else supposed(here, verb)):
        return "supposed", verb
    return "said", verb


def _is_affirmed(reply: Carried | None) -> bool:
    """Whether the sentence behind answers yes."""
    return reply is not None and reply.has("yeses", reply.first)


def _is_denied(here: Carried, verb: int | None) -> bool:
    return verb is not None and (negated(here, verb) or denied(here, verb))


def _belongs_after(here: Carried, before: int, after: int | None) -> bool:
    """He never told his wife, “…,” Holm said: the clause behind carries the words, a comma parts the one before."""
    parted = here.low(here.place - 1) == "," and before < here.place - 2
    return parted and after is not None and before < here.place


def _with(quote: Quote, standing: Standing, ascribed_to: str | None) -> Quote:
    """The quote with another standing: told words keep their speaker, the others are nobody's."""
    if standing == "told":
        return replace(quote, standing=standing)
    return Quote(quote.start, quote.end, None, None, "none", _CERTAIN, standing=standing, ascribed_to=ascribed_to)


def _laid_to(here: Carried, verb: int | None, quote: Quote) -> str | None:
    """Whom the words are laid to: who stands before the verb that carries them, else the speaker that was found."""
    mentions = [mention for mention in here.mentions() if not mention.owns]
    until = here.place if verb is None else min(verb, here.place)
    before = [mention for mention in mentions if mention.last <= until and _may_be_meant(mention)]
    named = [mention for mention in mentions if mention.first >= until and mention.kind == "name"]
    if before and (verb is not None or not (named or quote.speaker)):
        return _meant(here, before[-1], quote)
    return _name(here, named[0]) if named else quote.speaker


def _may_be_meant(mention: Mention) -> bool:
    return mention.kind == "name" or not mention.prep


def _meant(here: Carried, mention: Mention, quote: Quote) -> str | None:
    if mention.kind != "pron":
        return _name(here, mention)
    return quote.speaker if quote.how == "pronoun" else _resolved(here, mention)


def _name(here: Carried, mention: Mention) -> str:
    """The person's name, without a verb that is capital only because it opens the sentence: Did Holm say."""
    at = here.scene.speaker(mention).at
    words = here.scene.text[at.start : at.end].split(" ")
    opens = len(words) > 1 and words[0].lower() in here.listed("yes_no") | here.listed("suppositions")
    return " ".join(words[opens:])


def _resolved(here: Carried, mention: Mention) -> str | None:
    speaker, _ = resolve(here.scene, mention)
    return here.scene.text[speaker.at.start : speaker.at.end] if speaker else None
