"""From topics and texts to PostgreSQL's own: vectors of weighted stems, and queries of quoted lexemes.

https://www.postgresql.org/docs/current/datatype-textsearch.html
"""

from collections.abc import Iterable, Mapping, Sequence

from bot.archive.search.terms import language_token, origin_tokens
from bot.records.topics import BEGINS, AskedOutlet, Idea, Topic

LAST_POSITION = 16_383  # what PostgreSQL can tell apart in one vector
LONGEST_LEXEME = 500  # PostgreSQL takes 2,046 bytes; four to a letter
WEIGHTS = {"title": "A", "lead": "B", "rest": "C", "facet": "D"}
ANY = "*"  # no query of PostgreSQL's: whatever there is
COLUMN_GAP = 2  # positions left free beside the text, so that no phrase runs from the title into it
TEXT = "lead"  # goes on in the rest


def vector(columns: Mapping[str, str]) -> str:
    """A tsvector literal of columns of stems ("title", "lead", "rest", "facet"), divided by spaces."""
    places: dict[str, list[str]] = {}
    position = 1
    for column, weight in WEIGHTS.items():
        for stem in columns[column].replace("|", " ").split():
            places.setdefault(_lexeme(stem), []).append(f"{min(position, LAST_POSITION)}{weight}")
            position += 1
        position += 0 if column == TEXT else COLUMN_GAP
    return " ".join(f"{stem}:{','.join(at)}" for stem, at in places.items())


def _lexeme(token: str) -> str:
    """A token in quotes, as both a vector and a query take it: nothing inside acts."""
    return "'" + token[:LONGEST_LEXEME].replace("\\", "\\\\").replace("'", "''") + "'"


class Query:
    """tsquery texts for a topic."""

    def __init__(self, topic: Topic) -> None:
        self._topic = topic

    def all_ideas(self, weights: str = "") -> str:
        """Every idea, in the columns of these weights ("AB": title, lead) or anywhere; empty when one has no term.

        Of a listing what its filters ask of a vector: ANY where that is nothing.
        """
        if self._topic.is_listing:
            return " & ".join(self._filters()) or ANY
        ideas = [self.idea(idea, weights) for idea in self._topic.ideas]
        return self._narrowed(" & ".join(ideas)) if ideas and all(ideas) else ""

    def of_outlets(self) -> str:
        """All that came from the topic's outlets, whatever it tells of; empty where the topic names none."""
        outlets = self._topic.came_from.outlets
        return _any_of(outlets) if outlets else ""

    @property
    def language(self) -> str | None:
        """The language (two small letters) that the topic keeps to, if it does."""
        return self._topic.language

    def unwanted(self) -> str:
        """What the topic leaves out; empty where it leaves nothing out."""
        topic = self._topic
        elsewhere = [_any_of(topic.not_from.outlets)] if topic.not_from.outlets else []
        return " | ".join([*(_phrase(stems) for stems in topic.excluded if stems.strip()), *elsewhere])

    def any_idea(self, ideas: Iterable[Idea]) -> str:
        """One of `ideas` at least; empty when there are none."""
        return self._narrowed(" | ".join(filter(None, map(self.idea, ideas))))

    def idea(self, idea: Idea, weights: str = "") -> str:
        """One of the idea's terms; empty when it has none in these languages."""
        phrases = [_phrase(stems, weights) for stems in idea.shortest if stems]
        return f"({' | '.join(phrases)})" if phrases else ""

    def _narrowed(self, expression: str) -> str:
        return " & ".join([f"({expression})", *self._filters()]) if expression else ""

    def _filters(self) -> list[str]:
        """What the topic's filters ask of a vector."""
        topic, parts = self._topic, list[str]()
        if topic.came_from.outlets:
            parts.append(_any_of(topic.came_from.outlets))
        if topic.language:
            parts.append(_lexeme(language_token(topic.language)))
        without = self.unwanted()
        return [*parts, f"!({without})"] if without else parts


def _any_of(outlets: Sequence[AskedOutlet]) -> str:
    """What came from one of the outlets."""
    groups = (" & ".join(map(_lexeme, group)) for outlet in outlets for group in origin_tokens(outlet))
    return f"({' | '.join(f'({group})' for group in groups)})"


def _phrase(stems: str, weights: str = "") -> str:
    """Stems side by side, in the columns of these weights or anywhere."""
    tokens = (stems.removesuffix(BEGINS) or stems).split()
    suffix = f":{weights}" if weights else ""
    last = f":*{weights}" if stems.endswith(BEGINS) else suffix
    return "(" + " <-> ".join([*(_lexeme(token) + suffix for token in tokens[:-1]), _lexeme(tokens[-1]) + last]) + ")"
