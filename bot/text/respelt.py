"""Words as an orthography before or beside today's writes them.

Portuguese before the agreement of 1990 (projecto), Romanian before that of 1993 (pîine), Danish before 1948 and in
names (Nørgaard, Nørgård). The pairs stand in each language's folder.
"""

from collections.abc import Iterator

from bot.languages import language as known_as

MOST = 24
"""Ways in which a word is respelt: more letters than that has no word that is looked for."""


def ways(word: str, language: str) -> Iterator[str]:
    """The word with one place written otherwise, and with all of them; nothing where nothing is."""
    known = known_as(language)
    pairs = [pair.split("/") for pair in known.spelt.split()] if known else []
    both = [way for one, other in pairs for way in ((one, other), (other, one))]
    places = [(at, one, other) for one, other in both for at in range(len(word)) if word.startswith(one, at)]
    for at, one, other in places[:MOST]:
        yield word[:at] + other + word[at + len(one) :]
    yield from (word.replace(one, other) for one, other in both if word.count(one) > 1)
