"""From topics and texts to an index's own words: columns of stems, facets, and FTS5 expressions of quoted tokens."""

from collections.abc import Iterable

from bot.records.topics import Idea, Topic
from bot.text.stopwords import stopwords
from bot.text.words import MARK, bare, stem_text, words

LEAD_WORDS = 60
"""Words of the text that count as its lead: two or three opening sentences of a news story."""


def stemmed_columns(title: str | None, stems: str, language: str | None) -> dict[str, str]:
    """The indexed columns of an article: stems of the title, of the opening LEAD_WORDS words, and of the rest.

    `stems` are those of the text, divided by spaces.
    """
    cells = stems.split(" ", LEAD_WORDS)
    return {
        "title": stem_text(title or "", language),
        "lead": " ".join(cells[:LEAD_WORDS]),
        "rest": "".join(cells[LEAD_WORDS:]),
    }


def facets(outlet: str | None, language: str | None) -> str:
    """Tokens for what is not text; the mark inside them stands inside no word, so that no text matches them."""
    outlet_tokens = (outlet_token(bare(word)) for word in words(outlet or ""))
    return " ".join([*outlet_tokens, language_token((language or "").casefold()[:2])])


def outlet_token(word: str) -> str:
    """The facet token of one bare folded word of an outlet's name."""
    return f"outlet{MARK}{word}"


def language_token(language: str) -> str:
    """The facet token of a language, given by two small letters."""
    return f"lang{MARK}{language}"


def title_words(title: str | None) -> list[str]:
    """The distinct words of a title worth suggesting: no stop words, no numbers, three letters or more."""
    kept = (word for word in words(title or "") if len(word) > 2 and not word.isdigit() and word not in stopwords("en"))
    return list(dict.fromkeys(bare(word) for word in kept))


class Match:
    """FTS5 expressions for a topic. Every token stands in double quotes."""

    def __init__(self, topic: Topic) -> None:
        self._topic = topic

    def all_ideas(self, columns: str | None = None) -> str:
        """Every idea, in these columns (divided by spaces) or anywhere."""
        ideas = " AND ".join(self.idea(idea) for idea in self._topic.ideas)
        return self._narrowed(f"({{{columns}}} : ({ideas}))" if columns else f"({ideas})")

    def any_idea(self, ideas: Iterable[Idea]) -> str:
        """One of `ideas` at least; empty when there are none."""
        any_of = " OR ".join(self.idea(idea) for idea in ideas)
        return self._narrowed(f"({any_of})") if any_of else ""

    def one(self, idea: Idea) -> str:
        """One idea, with the topic's filters."""
        return self._narrowed(self.idea(idea))

    def idea(self, idea: Idea) -> str:
        """One of the idea's terms."""
        return f"({' OR '.join(map(_quoted, idea.shortest))})"

    def _narrowed(self, expression: str) -> str:
        topic = self._topic
        parts = [expression, *(f'"{outlet_token(word)}"' for word in topic.outlets)]
        if topic.language:
            parts.append(f'"{language_token(topic.language)}"')
        without = " OR ".join(map(_quoted, topic.excluded))
        wanted = f"({' AND '.join(parts)})"
        return f"{wanted} NOT ({without})" if without else wanted


def _quoted(spelling: str) -> str:
    """A phrase in which nothing acts (https://www.sqlite.org/fts5.html, "FTS5 Strings")."""
    return '"' + spelling.replace('"', '""') + '"'
