"""Seeded fictional articles with their marks, as ingest would give them: the same number is always the same article."""

import datetime as dt
import random

from benchmarks.words import FAMILIES, NAMES, OUTLETS, PLACES, SUBJECTS, vocabulary
from bot.records.annotations import Annotations, Fingerprint, Quote, Span
from bot.records.passages import Passage, Passages
from bot.records.reading import DateEvidence, Draft, Field, PublicationDate, Received

FIRST_DAY = dt.date(2015, 1, 1)
DAYS = 3_650
SENTENCES = (8, 22)
WORDS = (9, 26)


class Articles:
    """Makes articles: two places and two subjects each, Zipf filler, one quotation, 150 to 400 words.

    There are `stories` texts; later articles take them again under another title, address and day, which leaves the
    length of every posting list as it would be and a million articles within minutes.
    """

    def __init__(self, seed: int = 1, stories: int = 20_000) -> None:
        self._seed = seed
        self.stories = stories
        self._told: dict[int, tuple[list[str], str, Passages, Quote]] = {}
        self._words, self._weights = vocabulary(seed)
        self._place_weights = [1 / (rank + 3) for rank in range(len(PLACES))]

    def make(self, number: int) -> tuple[Draft, Annotations]:
        """Article `number`: a draft and its marks (without what the indexes need)."""
        chance = random.Random(self._seed * 1_000_003 + number)
        about, text, passages, quote = self._story(number % self.stories)
        day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
        address = f"https://sample{number % 7}.example/{number}"
        draft = Draft(
            kind="page",
            title=Field(f"{about[0]} and {about[1]} weigh {about[2]}, {about[3]} plan {number}", "metadata"),
            byline=Field(f"{chance.choice(NAMES)} {chance.choice(FAMILIES)}", "byline"),
            published=PublicationDate(DateEvidence(day, "metadata", day.isoformat()), (), True),
            text=text,
            received=Received(b"", "text/html", "utf-8", address),
            url=address,
            key=address.removeprefix("https://"),
            outlet=chance.choice(OUTLETS),
            language="en",
        )
        return draft, Annotations("en", passages, (quote,), Fingerprint(), "")

    def _story(self, number: int) -> tuple[list[str], str, Passages, Quote]:
        if number not in self._told:
            chance = random.Random(self._seed * 7_919 + number)
            about = [*chance.choices(PLACES, self._place_weights, k=2), *chance.sample(SUBJECTS, 2)]
            self._told[number] = (about, *self._text(chance, about))
        return self._told[number]

    def _text(self, chance: random.Random, about: list[str]) -> tuple[str, Passages, Quote]:
        speaker = f"{chance.choice(NAMES)} {chance.choice(FAMILIES)}"
        sentences = [self._sentence(chance, about) for _ in range(chance.randint(*SENTENCES))]
        said = self._sentence(chance, about)[:-1]
        place = chance.randrange(len(sentences))
        sentences[place] = f"“{said},” said {speaker}."
        text, passages = "", []
        for number, sentence in enumerate(sentences):
            paragraph = number // 2
            text += "" if not number else "\n\n" if number % 2 == 0 else " "
            passages.append(Passage(len(text), len(text) + len(sentence), paragraph))
            text += sentence
        start = passages[place].start + 1
        name = passages[place].end - 1 - len(speaker)
        at = Span(name, name + len(speaker))
        return text, Passages.of(passages), Quote(start, start + len(said) + 1, speaker, None, "said-clause", 0.9, at)

    def _sentence(self, chance: random.Random, about: list[str]) -> str:
        words = chance.choices(self._words, cum_weights=self._weights, k=chance.randint(*WORDS))
        words[chance.randrange(1, len(words))] = chance.choice(about)
        words[0] = words[0].capitalize()
        return " ".join(words) + "."
