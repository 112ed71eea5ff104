"""Whether a quotation can be the speaker's who is asked about, by what its article says around it."""

import regex

from bot.analysis.naming import described, name_of, same_name
from bot.records.annotations import Quote
from bot.text.wording import forms

LIKELY = 0.7  # confidence in a speaker beside whom only somebody named near the quotation can be meant instead
NEAR = 250  # characters before and after a quotation: its sentence and those beside it
BESIDE = 160  # characters of the same sentence before or after the quotation
_SENTENCE_END = regex.compile(r"(?<=\p{Ll}{3})[.!?…]\s|\n|[“„«»「」『』\"]")
_SAME_PHRASE = r"(?:['’]s?)?(?:\s+\p{Ll}[\p{L}'’-]*){0,5}\s+"
_APPOSED = regex.compile(r",?\s+(?:the\s+)?")


def said_by(speaker: str, quote: Quote, text: str) -> bool:
    """Whether `speaker` can be whom the article means.

    The archive's speaker has the same name; or the name stands where the archive's speaker does, as one phrase
    ("Virginia delegate Sam Sample", "Sam Sample, the director"); or the quotation is unattributed and the name stands
    in the sentence right beside it.
    """
    beside = _beside(quote, text)
    if quote.speaker is None:
        run = f" {' '.join(name_of(speaker).words)} "
        return any(run in f" {' '.join(forms(part))} " for part in beside) and run.strip() != ""
    if same_name(speaker, quote.speaker):
        return True
    return _apposed(speaker, quote, text) or any(_one_phrase(speaker, quote.speaker, part) for part in beside)


def surely_another(speaker: str, quote: Quote, text: str) -> bool:
    """Whether the quotation surely is somebody else's than `speaker`'s, who is not `said_by` to have spoken.

    So it is where the article never names the one who is asked about, or is sure of another; and where it is likely
    another and does not name them near the quotation: whoever spoke, it was not they. A description ("the mayor") may
    be the person, and a body may have spoken through somebody of that role.
    """
    known, asked = quote.speaker, name_of(speaker).words[-1:]
    if described(speaker) or (known is not None and described(known)) or not asked:
        return False
    if quote.role and asked[0] in forms(quote.role):
        return False
    if known is not None and quote.sure:
        return True
    reach = NEAR if known is not None and quote.confidence >= LIKELY else len(text)
    return asked[0] not in forms(text[max(0, quote.start - reach) : quote.end + reach])


def _one_phrase(speaker: str, known: str, sentence: str) -> bool:
    """Whether `speaker` heads the phrase that `known` opens: "Virginia delegate Sam Sample"."""
    last = regex.escape(known.split()[-1])
    phrase = rf"\b{last}{_SAME_PHRASE}{regex.escape(_bare(speaker))}\b"
    return regex.search(phrase, sentence) is not None


def _apposed(speaker: str, quote: Quote, text: str) -> bool:
    """Whether the archive's speaker is a description set beside the name: "Sam Sample, the director"."""
    if quote.speaker_at is None or not described(quote.speaker or ""):
        return False
    name, start = _bare(speaker), quote.speaker_at.start
    before = text.rfind(name, max(0, start - len(name) - 10), start)
    return before >= 0 and _APPOSED.fullmatch(text, before + len(name), start) is not None


def _beside(quote: Quote, text: str) -> tuple[str, str]:
    """What stands before and after the quotation in its sentence, marks left out."""
    before = text[max(0, quote.start - 1 - BESIDE) : max(0, quote.start - 1)]
    after = text[quote.end + 1 : quote.end + 1 + BESIDE]
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    first = _SENTENCE_END.search(after, 1)
    return before[ends[-1] if ends else 0 :], after[: first.start() if first else None]


def _bare(speaker: str) -> str:
    """The name as given, without titles before it."""
    pieces = speaker.split()
    return " ".join(pieces[len(pieces) - len(name_of(speaker).words) :]) or speaker
