"""Who quotes and who is quoted: "X quoted Y as saying", "zitiert X mit den Worten"."""

from collections.abc import Sequence

from bot.analysis.quotations.clause import Clause, Sentence
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.nominals import NOBODY, Nominals
from bot.analysis.quotations.verbs import Verb
from bot.analysis.quotations.words import Words

_REACH = 8


class Quoting:
    """Tells the one who is quoted from the one who quotes."""

    def __init__(self, words: Words, nominals: Nominals) -> None:
        self._words = words
        self._nominals = nominals

    def is_quoting(self, verb: Verb) -> bool:
        """Whether a verb says that somebody is quoted."""
        return self._words.has(verb.at, "quoting")

    def quoted(self, verb: Verb, sentence: Sentence) -> Mention | None:
        """Whom an active verb of quoting quotes; behind a quotation the one who quotes comes first."""
        after = self._behind(verb.last, min(verb.last + _REACH, sentence.last))
        behind = self._words.behind_quote(verb.first, sentence.first)
        quoted = next(iter(after[1:2] if behind else after[:1]), None)
        return self._nominals.apposed(quoted, sentence.last) if quoted and quoted.kind != "body" else None

    def _behind(self, place: int, stop: int) -> list[Mention]:
        """The mentions from `place` to the next comma that no preposition governs."""
        found: list[Mention] = []
        while place < stop and self._words.text(place) != ",":
            mention = self._nominals.by_first.get(place)
            if mention and mention.head not in NOBODY and not mention.prep:
                found.append(mention)
            place = max(place + 1, mention.last if mention else 0)
        return found

    def quoted_as(self, verb: Verb, found: Sequence[Clause]) -> Mention | None:
        """Whom "quoted X as saying" quotes, at its second verb: X says it, whoever quotes."""
        if not found or found[-1].form == "by" or not self._words.has(verb.at - 1, "quoted_as"):
            return None
        if not self._words.has(found[-1].at, "quoting"):
            return None
        end = verb.at - 1
        quoted = self._nominals.by_last.get(end - (self._words.text(end - 1) == ","))
        return quoted if quoted and quoted.first > found[-1].at else None
