"""From topics and texts to an index's own words: columns of stems, facets, and FTS5 expressions of quoted tokens."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.records.topics import BEGINS, FORMER, AskedOutlet, Idea, Topic
from bot.text.stemmed import signs_of_word
from bot.text.stopwords import stopwords
from bot.text.words import MARK, MARKED, bare, stem_text, words

LEAD_WORDS = 60
"""Words of the text that count as its lead: two or three opening sentences of a news story."""

LEAD_AT = len("  |  ")
"""What stands in the ranked stems up to the end of the lead besides title and lead."""

_IN_SITES = {".": MARK, "-": MARK * 2}

LONGEST_PHRASE = 9
"""Tokens of a phrase that is looked for whole; of a longer one, pieces of that length which overlap by one."""


def stemmed_columns(title: str | None, stems: str, language: str | None) -> dict[str, str]:
    """The indexed columns of an article: stems of the title, of the opening LEAD_WORDS words, and of the rest.

    `stems` are those of the text, as `stem_text` gives them. Stems with accents, of title and text, end the rest.
    """
    heading, _, in_title = stem_text(title or "", language).partition(MARKED)
    body, _, in_text = stems.partition(MARKED)
    words = int(LEAD_WORDS * signs_of_word(body))
    cells = body.split(" ", words)
    accented = " ".join(dict.fromkeys((*in_title.split(), *in_text.split())))
    rest = "".join(cells[words:])
    return {
        "title": heading,
        "lead": " ".join(cells[:words]),
        "rest": f"{rest}{MARKED}{accented}" if accented else rest,
    }


def joined_columns(columns: Mapping[str, str]) -> tuple[str, int]:
    """The columns as an article is ranked by, " title | lead rest ", and where in it the lead ends."""
    title, lead, rest = columns["title"], columns["lead"], columns["rest"]
    return f" {title} | {lead} {rest} ", len(title) + len(lead) + LEAD_AT


def facets(outlet: str | None, language: str | None, site: str | None = None) -> str:
    """Tokens for what is not text; the mark inside them stands inside no word, so that no text matches them."""
    outlet_tokens = (outlet_token(bare(word)) for word in words(outlet or ""))
    site_tokens = map(site_token, _sites_around(site)) if site else ()
    return " ".join([*outlet_tokens, *site_tokens, language_token((language or "").casefold()[:2])])


def _sites_around(host: str) -> Iterator[str]:
    """The host and the domains that it lies in, down to two labels: "uk.example.org", "example.org"."""
    labels = host.split(".")
    yield host
    for at in range(1, len(labels) - 1):
        yield ".".join(labels[at:])


def outlet_token(word: str) -> str:
    """The facet token of one bare folded word of an outlet's name."""
    return f"outlet{MARK}{word}"


def site_token(site: str) -> str:
    """The facet token of a site; a token of FTS5 has no sign of ASCII but letters and digits."""
    return f"site{MARK}" + "".join(sign if sign.isalnum() else _IN_SITES.get(sign, MARK * 3) for sign in site)


def origin_tokens(outlet: AskedOutlet) -> tuple[tuple[str, ...], ...]:
    """The tokens of an outlet as it is asked for, in groups of which any is enough and has to be there whole."""
    named = tuple(map(outlet_token, outlet.words))
    sites = (site_token(outlet.site),) if outlet.site else ()
    return tuple(group for group in (named, sites) if group)


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
        """Every idea, in these columns (divided by spaces) or anywhere; of a listing whatever its filters leave."""
        if self._topic.is_listing:
            return self._narrowed(self._anything())
        ideas = " AND ".join(self.idea(idea) for idea in self._topic.ideas)
        return self._narrowed(f"({{{columns}}} : ({ideas}))" if columns else f"({ideas})")

    def of_outlets(self) -> str:
        """All that came from the topic's outlets, whatever it tells of; empty where the topic names none."""
        return _any_of(self._topic.came_from.outlets)

    def any_idea(self, ideas: Iterable[Idea]) -> str:
        """One of `ideas` at least; empty when there are none."""
        any_of = " OR ".join(self.idea(idea) for idea in ideas)
        return self._narrowed(f"({any_of})") if any_of else ""

    def one(self, idea: Idea) -> str:
        """One idea, with the topic's filters."""
        return self._narrowed(self.idea(idea))

    def idea(self, idea: Idea) -> str:
        """One of the idea's terms."""
        return f"({' OR '.join(map(_phrase, idea.shortest))})"

    def _anything(self) -> str:
        """Every article has the token of its language; empty where a filter's own tokens are to be looked for."""
        if self._topic.came_from.outlets or self._topic.language:
            return ""
        codes = dict.fromkeys((code or "").casefold()[:2] for code in self._topic.languages if code != FORMER)
        return f"({' OR '.join(_quoted(language_token(code)) for code in codes)})"

    def _narrowed(self, expression: str) -> str:
        topic = self._topic
        parts = [part for part in (expression, _any_of(topic.came_from.outlets)) if part]
        if topic.language:
            parts.append(f'"{language_token(topic.language)}"')
        from_elsewhere = _any_of(topic.not_from.outlets)
        without = " OR ".join([*map(_phrase, topic.excluded), *([from_elsewhere] if from_elsewhere else [])])
        wanted = f"({' AND '.join(parts)})"
        return f"{wanted} NOT ({without})" if without else wanted


def _any_of(outlets: Sequence[AskedOutlet]) -> str:
    """What came from one of the outlets."""
    groups = [" AND ".join(map(_quoted, group)) for outlet in outlets for group in origin_tokens(outlet)]
    return f"({' OR '.join(f'({group})' for group in groups)})" if groups else ""


def _phrase(spelling: str) -> str:
    """A term wherever it stands."""
    tokens = spelling.split(" ")
    if len(tokens) <= LONGEST_PHRASE:
        return _quoted(spelling)
    step = LONGEST_PHRASE - 1
    pieces = (" ".join(tokens[at : at + LONGEST_PHRASE]) for at in range(0, len(tokens) - 1, step))
    return f"({' AND '.join(map(_quoted, pieces))})"


def _quoted(spelling: str) -> str:
    """A phrase in which nothing acts, but for BEGINS (https://www.sqlite.org/fts5.html, "FTS5 Strings")."""
    begins = " *" if spelling.endswith(BEGINS) else ""
    plain = spelling.removesuffix(BEGINS).replace('"', '""')
    return f'"{plain}"{begins}'
