"""Word lists of our own: invented words whose frequencies fall off as those of news do (Zipf), and real place names."""

import itertools
import random

PLACES = (
    "Norway", "Chile", "Kenya", "Portugal", "Vietnam", "Morocco", "Canada", "Peru", "Ghana", "Finland",
    "Jordan", "Nepal", "Cuba", "Ireland", "Oman", "Senegal", "Fiji", "Bolivia", "Latvia", "Uganda", "Iceland",
    "Panama", "Tunisia", "Malta", "Zambia", "Uruguay", "Estonia", "Qatar", "Rwanda", "Belize", "Laos", "Cyprus",
    "Angola", "Mongolia", "Slovenia", "Paraguay", "Botswana", "Albania", "Bhutan", "Gabon",
)  # fmt: skip
SUBJECTS = (
    "harbour", "tariff", "election", "ceasefire", "drought", "railway", "pension", "budget", "wheat", "fishing",
    "refinery", "satellite", "strike", "vaccine", "embargo", "pipeline", "treaty", "flood", "census", "airport",
    "museum", "copper", "mining", "loan", "reform", "inquiry", "merger", "festival", "bridge", "telescope",
    "orchard", "dam", "lighthouse", "parliament", "curfew", "ferry", "subsidy", "quarry", "reservoir",
    "glacier",
)  # fmt: skip
NAMES = (
    "Ada", "Bruno", "Clara", "Dario", "Elsa", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Louis",
    "Mara", "Nils", "Olga", "Pavel", "Rosa", "Sven", "Tilda",
)  # fmt: skip
FAMILIES = (
    "Sampleford", "Testerling", "Examplesson", "Mockridge", "Fictum", "Placeholm", "Dummerby", "Specimena",
    "Protova", "Modelli",
)  # fmt: skip
OUTLETS = tuple(f"The {word} Sample" for word in ("Morning", "Evening", "Coastal", "Inland", "Northern", "Southern"))
MANY = 20_000
_SOUNDS = [consonant + vowel for consonant in "bcdfghlmnprst" for vowel in "aeio"]


def vocabulary(seed: int) -> tuple[list[str], list[float]]:
    """Invented words, the most frequent (and shortest) first, with cumulated Zipf weights."""
    chance = random.Random(seed)
    short = ["".join(pair) for pair in itertools.product(_SOUNDS, repeat=2)]
    long = {"".join(chance.choices(_SOUNDS, k=chance.randint(3, 5))) for _ in range(MANY)}
    words = (short + sorted(long))[:MANY]
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(words))))
    return words, weights
