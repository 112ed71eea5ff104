"""Sources that no verb names: "according to", "laut", "X zufolge", a point of view, the agent of a passive."""

from collections.abc import Mapping, Sequence

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.tokens import Token

_REACH = 4
_FOR_AGENT = 12
NOBODY = frozenset({"it", "who"})
"""What a pronoun of these kinds stands for is no speaker by itself."""
_BESIDE = frozenset({",", "–", "—", "-", "--", "."})


class Sources:
    """Finds the source that a phrase names; mentions are looked up by their first and last places."""

    def __init__(
        self, tokens: Sequence[Token], lexicon: Lexicon,
        by_first: Mapping[int, Mention], by_last: Mapping[int, Mention],
    ) -> None:  # fmt: skip
        self._tokens = tokens
        self._lexicon = lexicon
        self._by_first = by_first
        self._by_last = by_last
        self._phrases: dict[str, list[list[str]]] = {}
        for phrase in lexicon.according:
            self._phrases.setdefault(phrase.split()[0], []).append(phrase.split())

    def source(self, at: int, first: int, last: int) -> Mention | None:
        """The source named by the phrase that begins at token `at` (or, postposed, stands there)."""
        return (
            self._according(at, last)
            or self._after_quote(at, first, last)
            or self._viewpoint(at, first, last)
            or self._in_view(at, last)
            or self._postposed(at)
            or self._impersonal(at, first, last)
        )

    def agent(self, at: int, first: int, last: int) -> Mention | None:
        """The agent of the passive verb at `at`: behind it, or in front of a participle that closes its clause."""
        behind = range(at + 1, min(at + _FOR_AGENT, last))
        ahead = range(at - 1, max(first, at - _FOR_AGENT) - 1, -1) if self._lexicon.has("split_perfect", "yes") else ()
        for places in (behind, ahead):
            for place in places:
                if self._has("agents", place):
                    agent = self._near(place + 1, last)
                    if agent:
                        return agent
        return None

    def _has(self, group: str, place: int) -> bool:
        return self._lexicon.has(group, self._tokens[place].low)

    def _near(self, place: int, last: int, reach: int = 2, *, nominal: bool = False) -> Mention | None:
        """The mention that begins at `place`, its article passed over; if `nominal`, nothing but a noun's words are."""
        for at in range(place, min(place + reach, last)):
            mention = self._by_first.get(at)
            if mention is not None and mention.head not in NOBODY:
                return mention
            if nominal and (self._tokens[at].low in self._lexicon.verbs or self._has("perfects", at)):
                return None
        return None

    def _according(self, at: int, last: int) -> Mention | None:
        for words in self._phrases.get(self._tokens[at].low, ()):
            if [t.low for t in self._tokens[at : at + len(words)]] == words:
                source = self._near(at + len(words), last, _REACH, nominal=True)
                return None if source and source.owns and words[0].endswith("ing") else source
        return None

    def _after_quote(self, at: int, first: int, last: int) -> Mention | None:
        """„…“, so X: X right behind it; without a quotation beside it, only between commas or at the end."""
        if not self._has("after_quotes", at) or at == 0:
            return None
        source = self._near(at + 1, last)
        before = at - 1
        if self._tokens[before].text in _BESIDE and before:
            before -= 1
        if source is None or self._tokens[before].quote >= 0:
            return source
        closed = source.last >= last or self._tokens[source.last].text in {",", ".", "–", ":"}
        return source if closed and at > first and self._tokens[at - 1].text in {",", "–"} else None

    def _viewpoint(self, at: int, first: int, last: int) -> Mention | None:
        """Pour X, ...: what opens a clause, and is set off from it or names somebody."""
        opens = at == first or self._tokens[at - 1].text == ","
        source = self._near(at + 1, last) if opens and self._has("viewpoints", at) else None
        if source is None or source.kind not in {"name", "desc", "pron"}:
            return None
        set_off = source.last < last and self._tokens[source.last].text == ","
        return source if set_off or source.kind == "name" else None

    def _in_view(self, at: int, last: int) -> Mention | None:
        """Nach Einschätzung der Polizei, laut Angaben von X."""
        if not self._has("view_prepositions", at):
            return None
        for place in range(at + 1, min(at + 3, last)):
            if self._has("views", place):
                return self._near(place + 1, last, 3)
        return None

    def _postposed(self, at: int) -> Mention | None:
        """Dem Bericht zufolge."""
        return self._by_last.get(at) if self._has("postposed", at) else None

    def _impersonal(self, at: int, first: int, last: int) -> Mention | None:
        """Heißt es in dem Bericht; in dem Bericht heißt es: what it stands in says it."""
        if not self._has("impersonal", at) or at + 1 >= last or not self._has("it", at + 1):
            return None
        for place in range(at + 2, min(at + 2 + _REACH, last)):
            if self._has("impersonal_in", place):
                return self._near(place + 1, last, _REACH)
            if not self._has("adverbs", place) and self._tokens[place].text != ",":
                break
        opening = range(first, at)
        return next((self._near(p + 1, at, _REACH) for p in opening if self._has("impersonal_in", p)), None)
