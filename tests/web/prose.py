"""Fictional news, made from a seed: each text has its own people, places, figures and quote."""

import random
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_VOCABULARY = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text("utf-8"))
WORDS: dict[str, list[str]] = {kind: line.split(", ") for kind, line in _VOCABULARY.items()}
FRAMES = (
    "{who} {verb} {count} {noun}s beside the {adj} {noun2} of {town}; nobody had {verb2} a {noun3} since {year}.",
    "In {town2} the council {verb} every {adj} {noun}, which costs {money} crowns a {noun2}.",
    "Residents near the {noun} {verb} {count} letters about the {adj} {noun2}; {who} kept a {adj2} {noun3}.",
    "A {adj} {noun} from {year} stands where the {noun2} was {verb}, {count} metres from {town2}.",
    "{who} wants {money} crowns for the {noun}, and half of that for a {adj} {noun2} with {count} windows.",
    "By evening {count} people had {verb} the {noun}, while the {adj} {noun2} waited under the {noun3} in {town}.",
    "Neither the {adj} {noun} nor the {noun2} was {verb} when {who} came from {town2} with {count} helpers.",
    "Records of {year} name {count} {noun}s, a {adj} {noun2}, and {who}, who {verb} them.",
    "Whoever {verb} the {noun} may keep the {adj} {noun2} for {count} weeks under a rule of {year}.",
    "{town} {verb} its {adj} {noun} twice, once for {money} crowns and once for a {noun2}.",
    "Between {town} and {town2} {count} drivers {verb} a {noun}, then a {adj} {noun2} and its {noun3}.",
    "The {adj2} {noun} that {who} {verb} in {year} is worth {money} crowns without its {noun2}.",
)
SPOKEN = (
    "We {verb} the {noun} in {year}, and the {adj} {noun2} was still there.",
    "I would give {money} crowns for a {adj} {noun} like the one in {town2}.",
    "Nobody asked for {count} {noun}s, and the {noun2} is {adj} enough.",
    "My {noun} is {adj}, my {noun2} is {adj2}, and {count} neighbours have {verb} both.",
    "A {adj} {noun} needs no {noun2}, whatever {town2} has {verb}.",
)


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of an article; `figure` stands in the lead, and `right_figure` is what a correction makes of it."""

    byline: str
    speaker: str
    figure: int
    right_figure: int
    lead: str
    paragraphs: tuple[str, ...]

    def text(self, figure: int) -> tuple[str, ...]:
        """Return all paragraphs, the lead with this figure."""
        return (self.lead.format(figure=f"{figure:,}"), *self.paragraphs)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an article is about: a thing, its town, and what befalls it."""

    thing: str
    town: str
    act: str
    cause: str

    @property
    def title(self) -> str:
        return f"{self.thing[0].upper()}{self.thing[1:]} in {self.town} {self.act} over a {self.cause}"


def subject(seed: str) -> Subject:
    """Return what the article of this seed is about."""
    chance = random.Random(f"subject {seed}")
    thing, town, act = (chance.choice(WORDS[kind]) for kind in ("things", "towns", "acts"))
    return Subject(thing, town, act, _filled("{adj} {noun}", chance, town))


@lru_cache(maxsize=5_000)
def written(seed: str) -> Prose:
    """Return the article of this seed: six to nine paragraphs in English, one of them with a quote."""
    chance, about = random.Random(seed), subject(seed)
    speaker, role, town = _name(chance), chance.choice(WORDS["roles"]), about.town
    lead = (
        f"{about.thing[0].upper()}{about.thing[1:]} in {town} {about.act}, and {{figure}} people will notice, said "
        f"{speaker}, the {role} of {town}. {_filled(chance.choice(FRAMES), chance, town)}"
    )
    paragraphs = [_paragraph(chance, town) for _ in range(chance.randint(5, 8))]
    spoken = _filled(chance.choice(SPOKEN), chance, town)
    paragraphs[chance.randint(0, 1)] = f"“{spoken.removesuffix('.')},” said {speaker}. {_paragraph(chance, town)}"
    figure = chance.randint(110, 98_000)
    return Prose(_name(chance), speaker, figure, figure + chance.randint(7, 90), lead, tuple(paragraphs))


def _paragraph(chance: random.Random, town: str) -> str:
    return " ".join(_filled(frame, chance, town) for frame in chance.sample(FRAMES, 2))


def _name(chance: random.Random) -> str:
    return f"{chance.choice(WORDS['first'])} {chance.choice(WORDS['last'])}"


def _filled(frame: str, chance: random.Random, town: str) -> str:
    nouns, adjectives = chance.sample(WORDS["nouns"], 3), chance.sample(WORDS["adjectives"], 2)
    verbs = chance.sample(WORDS["verbs"], 2)
    return frame.format(
        who=_name(chance), town=town, town2=chance.choice(WORDS["towns"]), year=chance.randint(1871, 2030),
        count=chance.randint(3, 900), money=f"{chance.randint(2, 990) * 1_000:,}",
        noun=nouns[0], noun2=nouns[1], noun3=nouns[2], adj=adjectives[0], adj2=adjectives[1],
        verb=verbs[0], verb2=verbs[1],
    )  # fmt: skip
