"""What a topic that is being typed may become: the names that begin so, and the words that titles go on with."""

import functools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.analysis import aliases, topics
from bot.analysis.lexicon import shared
from bot.errors.tree import CopydeskError
from bot.records.topics import Languages, Term, Topic
from bot.text.clean import is_latin
from bot.text.folding import arabic, hebrew
from bot.text.folding.arabic import NON_JOINER
from bot.text.stopwords import stopwords
from bot.text.words import MARK, bare, is_pair, spellings, words

SHORTEST_PREFIX, SHORTEST_WORD = 2, 3
MOST_NAMES = 24
LONGEST_NAME = 4
"""Words of a country's name that are looked back for: "united arab emirates" and one more."""

_ACTING = re.compile(r"^[-−]|[:\"“”„«»]")
_EDGES = re.compile(r"^\W+|(?:['’]s)?\W*$")
_NAME_WITH_ENDING = re.compile(r"([^\W\d_]{3,})['’][^\W\d_]{1,7}")
"""A name with a Turkish ending: Ankara'daki."""
Key = frozenset[frozenset[tuple[str, ...]]]
Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a topic is understood with: a server's own groups of equal names, and the languages of its archive."""

    own: Groups = ()
    languages: Languages = (None,)

    @property
    def aliases(self) -> aliases.Aliases:
        """Every name that is known here, with the terms of its idea."""
        return aliases.with_own(self.own)


@dataclass(frozen=True, slots=True)
class Completion:
    """A topic as it may be typed on; `also` is the name it is better known under, where it is another."""

    topic: str
    also: str | None = None


def split(typed: str) -> tuple[str, str]:
    """What is typed to its end, and the word that is still being typed: "" after a space, or where it is no word."""
    *before, last = typed.split(" ")
    head = " ".join(" ".join(before).split())
    return (f"{head} {last}".strip(), "") if _ACTING.search(last) else (head, last.strip())


def named(typed: str, vocabulary: Vocabulary) -> list[Completion]:
    """Names of the table (countries, peoples, capitals, a server's vocabulary) that begin as the last words of `typed`.

    One for each idea, under the name that begins so: "burm" becomes "Burma", also "Myanmar".
    """
    pieces = typed.split() if split(typed)[1] else []
    found: dict[int, Completion] = {}
    for size in range(min(LONGEST_NAME, len(pieces)), 0, -1):
        head = [_named(piece, vocabulary) for piece in pieces[:-size]]
        prefix = bare(" ".join(words(" ".join(pieces[-size:]))))
        if len(prefix) < SHORTEST_PREFIX and not is_pair(prefix[:1] or "a"):
            continue
        for name, terms in _beginning(vocabulary, prefix):
            if id(terms) not in found:
                main = _shown(terms[0].words, vocabulary)
                shown = _shown(name, vocabulary)
                found[id(terms)] = Completion(" ".join([*head, shown]), main if main != shown else None)
    return list(found.values())[:MOST_NAMES]


def following(titles: Sequence[str], topic: Topic | None, vocabulary: Vocabulary, prefix: str = "") -> list[str]:
    """Words of `titles` that begin with `prefix` and that `topic` does not have yet, as written, most frequent first.

    A title counts a word once. Without a prefix only names, and words that two titles share: the others are mostly
    verbs. A people stands under its country: "Russian" becomes "Russia".
    """
    seen = _stems(topic) if topic else frozenset()
    counted: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for title in titles:
        for word, surface in dict(_title(title)).items():
            if _begins(word, prefix) and seen.isdisjoint(spellings((word,), vocabulary.languages)):
                counted[word] += 1
                written.setdefault(word, Counter())[surface] += 1
    table = vocabulary.aliases
    ranked = sorted(counted, key=lambda word: (-counted[word], (word,) not in table))
    kept = [word for word in ranked if prefix or counted[word] > 1 or (word,) in table]
    return list(dict.fromkeys(_country(word, vocabulary) or written[word].most_common(1)[0][0] for word in kept))


def _country(word: str, vocabulary: Vocabulary) -> str | None:
    """The country of a people's name."""
    terms = vocabulary.aliases.get((word,), ())
    weight = next((term.weight for term in terms if term.words == (word,)), None)
    return _shown(terms[0].words, vocabulary) if weight == aliases.PEOPLE_WEIGHT else None


def cased(topic: str, title: str | None) -> str:
    """`topic` with its small words as `title` writes them; words in capitals only where they are short."""
    written = {word: surface for word, surface in _title(title or "") if len(surface) < 6 or not surface.isupper()}
    return " ".join(
        _written(piece, written) if piece == piece.lower() and not _ACTING.search(piece) else piece
        for piece in topic.split()
    )


def _written(piece: str, written: Mapping[str, str]) -> str:
    """A small word as a title writes it; of another script than Latin, also a word that is not typed to its end."""
    folded = "".join(map(bare, words(piece)))
    if folded in written or not folded or is_latin(folded):
        return written.get(folded, piece)
    return next((surface for word, surface in written.items() if _begins(word, folded)), piece)


def beginnings(prefix: str) -> tuple[str, ...]:
    """How the words may begin that are meant by a folded beginning: in Arabic and Hebrew also with the article."""
    if len(prefix) < SHORTEST_WORD:
        return (prefix,) if prefix else ()
    article = "ال" if arabic.LETTERS.match(prefix) else "ה" if hebrew.LETTERS.match(prefix) else ""
    return (prefix, article + prefix) if article else (prefix,)


def _begins(word: str, prefix: str) -> bool:
    """Whether a folded word begins so, with or without what Arabic and Hebrew write together with it."""
    return word.startswith(prefix) or (
        len(prefix) >= SHORTEST_WORD
        and (arabic.without_article(word).startswith(prefix) or (hebrew.without_prefix(word) or "").startswith(prefix))
    )


def offers(
    typed: str, vocabulary: Vocabulary, further: Iterable[str], begins: Iterable[str]
) -> list[tuple[Completion, Topic]]:
    """What `typed` may become, each topic once: itself first, then names, then with each word of `further`, then of
    `begins` in the place of the last word. A known name stands as it is written."""
    head, _ = split(typed)
    names = _understood(named(typed, vocabulary), vocabulary)
    whole, base = None if adds_nothing(typed, vocabulary) else understood(typed, vocabulary), typed
    found: dict[Key, tuple[Completion, Topic]] = {}
    if whole is not None:
        itself = names.get(key(whole), (Completion(typed), whole))
        found[key(whole)], base = itself, itself[0].topic
    made = [Completion(f"{base} {word}".strip()) for word in further]
    made += [Completion(f"{head} {word}".strip()) for word in begins]
    for kind in (names, _understood(made, vocabulary)):
        found = found | {each: kind[each] for each in kind if each not in found}
    return list(found.values())


def _understood(made: Iterable[Completion], vocabulary: Vocabulary) -> dict[Key, tuple[Completion, Topic]]:
    """Each of `made` that is a topic, the first of those that find the same."""
    found: dict[Key, tuple[Completion, Topic]] = {}
    for each in made:
        topic = understood(each.topic, vocabulary)
        if topic is not None:
            found.setdefault(key(topic), (each, topic))
    return found


def adds_nothing(typed: str, vocabulary: Vocabulary) -> bool:
    """Whether the word that is being typed says nothing yet beside what stands before it: "Chile nor"."""
    head, last = split(typed)
    return bool(last) and same(typed, head, vocabulary)


def understood(typed: str, vocabulary: Vocabulary) -> Topic | None:
    """The topic of what is typed, None where it is none (yet)."""
    try:
        return topics.parse(typed, vocabulary.aliases, vocabulary.languages)
    except CopydeskError:
        return None


def same(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether two topics find the same."""
    first, second = understood(one, vocabulary), understood(other, vocabulary)
    return first is not None and second is not None and key(first) == key(second)


def key(topic: Topic) -> Key:
    """The same for topics that find the same: "Russia" and "russian", "lamp" and "lamps"."""
    return frozenset(frozenset(term.stems for term in idea.terms) for idea in topic.ideas)


def _stems(topic: Topic) -> frozenset[str]:
    """The stems of all words that name an idea of the topic."""
    stems = (stems for idea in topic.ideas for term in idea.terms for stems in term.stems)
    return frozenset(stem for name in stems for stem in name.split())


def _title(title: str) -> Iterator[tuple[str, str]]:
    """The words of a title worth suggesting, folded, each with its writing."""
    for piece in title.split():
        surface = _EDGES.sub("", piece)
        name = _NAME_WITH_ENDING.fullmatch(surface)
        surface = name[1] if name else surface
        folded = words(surface.partition(NON_JOINER)[0])
        if len(folded) == 1 and _telling(folded[0]):
            yield bare(folded[0]), surface


def _telling(word: str) -> bool:
    return len(word) >= SHORTEST_WORD and not word.isdigit() and not is_pair(word) and word not in stopwords("en")


def _beginning(vocabulary: Vocabulary, prefix: str) -> Iterable[tuple[tuple[str, ...], tuple[Term, ...]]]:
    """Names that begin with `prefix`, the best known of each idea first."""
    names = _names(vocabulary.own)
    at = bisect_left(names, (prefix,))
    found = []
    while at < len(names) and names[at][0].startswith(prefix):
        found.append(names[at])
        at += 1
    return (
        (name, _terms(vocabulary.own)[place]) for _, rank, place, name in sorted(found, key=lambda entry: entry[1:3])
    )


@functools.lru_cache(maxsize=16)  # some 2 MB each
def _terms(own: Groups) -> list[tuple[Term, ...]]:
    """The terms of each idea once."""
    return list({id(terms): terms for terms in aliases.with_own(own).values()}.values())


@functools.lru_cache(maxsize=16)  # some 2 MB each
def _names(own: Groups) -> list[tuple[str, tuple[float, int], int, tuple[str, ...]]]:
    """Every name by its bare letters: (letters, rank within its idea, the idea's place, folded words), sorted."""
    return sorted(
        (bare(" ".join(term.words)), (-term.weight + (term.language is not None), rank), place, term.words)
        for place, terms in enumerate(_terms(own))
        for rank, term in enumerate(terms)
    )


def _named(piece: str, vocabulary: Vocabulary) -> str:
    """A word as its name is written, where it is one."""
    name = tuple(words(piece))
    return _shown(name, vocabulary) if name in vocabulary.aliases and not _ACTING.search(piece) else piece


def _shown(name: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """A folded name as people write it: as the server's managers did, else with capitals."""
    for written in (written for group in vocabulary.own for written in group):
        if tuple(words(written)) == name:
            return written
    return " ".join(word if word in shared("small") else _capital(word) for word in name)


def _capital(word: str) -> str:
    return word.rstrip(MARK).upper() if word.endswith(MARK) else word[:1].upper() + word[1:]
