"""What the tokens of a text are in its language: predicates over their places."""

from collections.abc import Sequence

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.tokens import Token

DASHES = frozenset({",", "–", "—", "-", "--"})
"""What stands between a quotation and the clause beside it."""
COLONS = frozenset({":", "："})
_STOPS = DASHES | COLONS | {";", ".", "!", "?", "(", ")"}
_OWNERS = frozenset({"’s", "'s"})
_SHORTEST = 6  # letters of a word that may be an adverb by its ending


class Words:
    """The tokens of one text by place, asked by the groups of its language's table.

    `told`: the table tells finite verbs from participles. `drops`: subjects may be left out. `splits`: a participle or
    particle may stand far from its verb. `inverts`: a subject may follow its verb anywhere.
    """

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.told = bool(lexicon.forms.finite)
        self.drops = lexicon.has("pro_drop", "yes")
        self.splits = lexicon.has("split_perfect", "yes")
        self.inverts = lexicon.has("inverts", "yes") or lexicon.has("verb_second", "yes")
        self._endings = tuple(lexicon.words.get("adverb_endings", ())) or ("ly",)

    def has(self, place: int, *groups: str) -> bool:
        """Whether the word at `place` is in one of the table's lists `groups`; a place before the text has none."""
        return place >= 0 and any(self.lexicon.has(group, self.tokens[place].low) for group in groups)

    def any_has(self, first: int, last: int, group: str) -> bool:
        """Whether one of the words from `first` to before `last` is in the list `group`."""
        return any(self.has(place, group) for place in range(max(0, first), last))

    def text(self, place: int) -> str:
        """The token at `place` as it stands; "" for a quotation and outside the text."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def is_quote(self, place: int) -> bool:
        """Whether a quotation stands at `place`."""
        return 0 <= place < len(self.tokens) and self.tokens[place].quote >= 0

    def is_stop(self, place: int) -> bool:
        """Whether a sign stands at `place` that parts clauses."""
        return self.text(place) in _STOPS

    def is_word(self, place: int) -> bool:
        """Whether a word or number stands at `place`."""
        return self.text(place)[:1].isalnum()

    def is_owner(self, place: int) -> bool:
        """Whether an 's stands at `place`."""
        return place >= 0 and self.tokens[place].low in _OWNERS

    def is_adverb(self, place: int) -> bool:
        """Whether a word is an adverb, by the table's list or by its ending: precisely, précisément."""
        low = self.tokens[place].low
        ends = low.endswith(self._endings) and (not self.told or len(low) > _SHORTEST)
        return ends or self.has(place, "adverbs", "particles_of_focus")

    def behind_quote(self, at: int, first: int) -> bool:
        """Whether the words from `at` on follow a quotation, a comma or dash and an "as" between them passed over."""
        place = at - 1
        while place > first and self.has(place, "as_words"):
            place -= 1
        if place >= first and self.text(place) in DASHES:
            place -= 1
        return place >= first and self.is_quote(place)

    def opening(self, place: int, first: int) -> int:
        """Where a clause of saying begins with its conjunction: „…“, wie X sagte."""
        while place > first and self.has(place - 1, "as_words"):
            place -= 1
        return place
