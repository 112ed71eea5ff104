"""Sources that no verb names: "according to", "laut", "X zufolge", a point of view, X’s words, a passive’s agent."""

from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.nominals import NOBODY, Nominals
from bot.analysis.quotations.words import COLONS, DASHES, Words

_REACH = 4
_FOR_AGENT = 12
_BESIDE = DASHES | {"."}
_ENDS = frozenset({",", ".", "–", ":"})


class Sources:
    """Finds the source that a phrase names."""

    def __init__(self, words: Words, nominals: Nominals) -> None:
        self._words = words
        self._nominals = nominals
        self._phrases: dict[str, list[list[str]]] = {}
        for phrase in words.lexicon.according:
            self._phrases.setdefault(phrase.split()[0], []).append(phrase.split())

    def source(self, at: int, first: int, last: int) -> Mention | None:
        """The source named by the phrase that begins at token `at` of tokens[first:last], or that ends there."""
        return (
            self._according(at, last)
            or self._after_quote(at, first, last)
            or self._viewpoint(at, first, last)
            or self._in_view(at, last)
            or self._postposed(at)
            or self._impersonal(at, first, last)
            or self._words_of(at, first, last)
        )

    def agent(self, at: int, first: int, last: int) -> Mention | None:
        """The agent of the passive verb at `at`: behind it, or in front of a participle that closes its clause."""
        places = [*range(at + 1, min(at + _FOR_AGENT, last))]
        if self._words.splits:
            places += range(at - 1, max(first, at - _FOR_AGENT) - 1, -1)
        agents = (self._near(place + 1, last) for place in places if self._words.has(place, "agents"))
        return next(filter(None, agents), None)

    def _near(self, place: int, last: int, reach: int = 2) -> Mention | None:
        """The mention that begins within `reach` tokens from `place`: its article is passed over, no verb is."""
        for at in range(place, min(place + reach, last)):
            mention = self._nominals.by_first.get(at)
            if mention is not None and mention.head not in NOBODY:
                return mention
            if self._words.has(at, "perfects") or self._words.tokens[at].low in self._words.lexicon.forms.finite:
                return None
        return None

    def _according(self, at: int, last: int) -> Mention | None:
        for words in self._phrases.get(self._words.tokens[at].low, ()):
            if [token.low for token in self._words.tokens[at : at + len(words)]] == words:
                source = self._near(at + len(words), last, _REACH)
                return None if source and source.owns and words[0].endswith("ing") else source
        return None

    def _after_quote(self, at: int, first: int, last: int) -> Mention | None:
        """„…“, so X: X right behind it; without a quotation beside it, only between commas or at the end."""
        if at == 0 or not self._words.has(at, "after_quotes"):
            return None
        source = self._near(at + 1, last)
        if source is None or self._words.is_quote(at - 1 - (self._words.text(at - 1) in _BESIDE)):
            return source
        closed = source.last >= last or self._words.text(source.last) in _ENDS
        return source if closed and at > first and self._words.text(at - 1) in {",", "–"} else None

    def _viewpoint(self, at: int, first: int, last: int) -> Mention | None:
        """Pour X, ...: what opens a clause, and is set off from it or names somebody."""
        opens = at == first or self._words.text(at - 1) == ","
        source = self._near(at + 1, last) if opens and self._words.has(at, "viewpoints") else None
        if source is None or source.kind == "body" or source.last >= last:
            return None
        set_off = self._words.text(source.last) == "," or self._words.has(source.last, "auxiliaries")
        free = self._words.lexicon.has("inverts", "yes") and source.kind == "name"
        return source if set_off or free else None

    def _in_view(self, at: int, last: int) -> Mention | None:
        """Nach Einschätzung der Polizei, laut Angaben von X."""
        if not self._words.has(at, "view_prepositions"):
            return None
        view = next((place for place in range(at + 1, min(at + 3, last)) if self._words.has(place, "views")), 0)
        return self._near(view + 1, last, 3) if view else None

    def _postposed(self, at: int) -> Mention | None:
        """Dem Bericht zufolge."""
        return self._nominals.by_last.get(at) if self._words.has(at, "postposed") else None

    def _impersonal(self, at: int, first: int, last: int) -> Mention | None:
        """Heißt es in dem Bericht; in dem Bericht heißt es: what it stands in says it."""
        if not self._words.has(at, "impersonal") or at + 1 >= last or not self._words.has(at + 1, "it"):
            return None
        for place in range(at + 2, min(at + 2 + _REACH, last)):
            if self._words.has(place, "impersonal_in"):
                return self._near(place + 1, last, _REACH)
            if not self._words.has(place, "adverbs") and self._words.text(place) != ",":
                break
        opening = next((place for place in range(first, at) if self._words.has(place, "impersonal_in")), -1)
        return self._near(opening + 1, at, _REACH) if opening >= 0 else None

    def _words_of(self, at: int, first: int, last: int) -> Mention | None:
        """Les mots de X: « ... »; only right before a quotation's colon or right behind a quotation."""
        if not self._words.has(at, "speech_nouns") or at + 2 >= last or not self._words.has(at + 1, "of_words"):
            return None
        source = self._near(at + 2, last)
        if source is None:
            return None
        opens = self._words.text(source.last) in COLONS and source.last + 1 < last
        start = at - self._words.has(at - 1, "determiners", "possessives")
        behind = self._words.behind_quote(start - self._words.has(start - 1, "copulas"), first)
        return source if behind or (opens and self._words.is_quote(source.last + 1)) else None
