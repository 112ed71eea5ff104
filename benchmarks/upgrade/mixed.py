"""Seeded fictional articles in many languages and scripts: the same number is always the same article.

Every `THREADS`th is a forum thread, every `AGAIN`th comes twice, with another text the second time.
"""

import datetime as dt
import itertools
import random
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.analysis.markup import mark
from bot.records.annotations import Annotations, Fingerprint, Span
from bot.records.reading import DateEvidence, Draft, Field, Post, PublicationDate, Received

LANGUAGES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
CODES = tuple(LANGUAGES)
FIRST_DAY = dt.date(2015, 1, 1)
DAYS = 3_650
SENTENCES = (8, 22)
FILLERS = (3, 10)
FILLER_WORDS = 3_000
THREADS, AGAIN, SAME_FACTS = 12, 20, 7
OUTLETS = tuple(f"The {word} Sample" for word in ("Morning", "Evening", "Coastal", "Inland", "Northern", "Southern"))
AUTHORS = ("tilda_k", "öresund", "маяк77", "灯台守", "حارس")


@dataclass(frozen=True, slots=True)
class Story:
    """A text in a language, what it tells of, its marks, and where its posts stand where it is a thread."""

    language: str
    about: tuple[str, str]
    text: str
    marks: Annotations
    posts: tuple[Post, ...]


class MixedArticles:
    """Makes articles out of `stories` texts, of each language in turn; later articles take them again.

    Copies are not looked for among them (they bear no fingerprint): with so many of each they would be all there is.
    """

    def __init__(self, seed: int = 1, stories: int = 8_000) -> None:
        self._seed, self._stories = seed, stories
        self._told: dict[int, Story] = {}
        self._fillers = {code: _fillers(seed, code) for code in CODES}

    def make(self, number: int) -> tuple[tuple[Draft, Annotations], ...]:
        """Article `number`, as it was read first and, some of them, once more."""
        first = self._draft(number, self._story(number % self._stories))
        if number % AGAIN:
            return (first,)
        other = self._story((number + len(CODES)) % self._stories)
        return first, self._draft(number, other)

    def _draft(self, number: int, story: Story) -> tuple[Draft, Annotations]:
        chance = random.Random(self._seed * 1_000_003 + number)
        day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
        address = f"https://sample{number % SAME_FACTS}.example/{number}"
        title = LANGUAGES[story.language].get("join", " ").join((*story.about, str(number)))
        draft = Draft(
            kind="thread" if story.posts else "page",
            title=Field(title, "metadata"),
            byline=Field("Ada Sampleford", "byline"),
            published=PublicationDate(DateEvidence(day, "metadata", day.isoformat()), (), True),
            text=story.text,
            received=Received(b"", "text/html", "utf-8", address),
            url=address,
            key=address.removeprefix("https://"),
            outlet=OUTLETS[number % len(OUTLETS)],
            language=story.language,
            posts=story.posts,
        )
        return draft, story.marks

    def _story(self, number: int) -> Story:
        if number not in self._told:
            self._told[number] = self._tell(number)
        return self._told[number]

    def _tell(self, number: int) -> Story:
        chance = random.Random(self._seed * 7_919 + number)
        code = CODES[number % len(CODES)]
        first, second = chance.sample(LANGUAGES[code]["names"], 2)
        sentences = [self._sentence(chance, code, first, second) for _ in range(chance.randint(*SENTENCES))]
        paragraphs = _pairs(sentences)
        text = "\n\n".join(paragraphs)
        posts = _posts(paragraphs) if number % THREADS == 0 else ()
        marks = replace(mark(text, code, posts), fingerprint=Fingerprint())
        return Story(code, (first, second), text, marks, posts)

    def _sentence(self, chance: random.Random, code: str, first: str, second: str) -> str:
        words, weights = self._fillers[code]
        join = LANGUAGES[code].get("join", " ")
        filler = join.join(chance.choices(words, cum_weights=weights, k=chance.randint(*FILLERS)))
        frame = chance.choice(LANGUAGES[code]["frames"])
        return str(frame.format(a=first, b=second, n=chance.randint(2, 2_026), w=filler))


def _pairs(sentences: list[str]) -> list[str]:
    return [" ".join(sentences[at : at + 2]).strip() for at in range(0, len(sentences), 2)]


def _posts(paragraphs: list[str]) -> tuple[Post, ...]:
    ends = list(itertools.accumulate(len(paragraph) + 2 for paragraph in paragraphs))
    return tuple(
        Post(place + 1, AUTHORS[place % len(AUTHORS)], None, Span(end - 2 - len(paragraph), end - 2))
        for place, (paragraph, end) in enumerate(zip(paragraphs, ends, strict=True))
    )


def _fillers(seed: int, code: str) -> tuple[list[str], list[float]]:
    """Invented words of a language's sounds, with cumulated Zipf weights."""
    chance, sounds = random.Random(f"{seed} {code}"), LANGUAGES[code]["sounds"].split()
    words = ["".join(chance.choices(sounds, k=chance.randint(1, 4))) for _ in range(FILLER_WORDS)]
    return words, list(itertools.accumulate(1 / (rank + 10) for rank in range(FILLER_WORDS)))
