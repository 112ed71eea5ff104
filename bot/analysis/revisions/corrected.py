"""Which earlier articles an article corrects: by the words and the names that a sentence of each have in common."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.analysis.lexicon import lexicon_for
from bot.analysis.revisions.corrections import Correcting, correcting, label_of, may_correct, note
from bot.analysis.revisions.forms import table
from bot.records.archive import AnnotatedArticle, Article
from bot.records.passages import Passage
from bot.text.stopwords import stopwords
from bot.text.wording import forms
from bot.text.words import stemmed

WITHIN = dt.timedelta(days=31)
"""How long behind an article its correction is looked for: most stand within days."""

SHORTEST, SHARE = 4, 0.4
"""Content words that a sentence of a correction has in common with one of its claim, and their share of the shorter."""

SHORTEST_ELSEWHERE, SHARE_ELSEWHERE = 6, 0.6
"""The same where the claim stands in another outlet, or one of both is not known."""

NAMES, MATTERS, MOST_NAMES = 1, 2, 5
"""Of the words in common, those that are names and those that are none; and the names that are looked for."""

LONGEST, OPENING = 15, 6
"""Sentences of an article that is nothing but a correction, and those that may tell what is corrected."""

READ = 40  # sentences of a claim's article
_NAME = re.compile(r"(?<=[\w,’'] )[^\W\d_a-zß-ÿ]\w{2,}")


def may_correct_another(title: str | None, text: str, language: str | None) -> bool:
    """Whether an article may be a correction, by its words alone: a quick look before it is read."""
    known = table(lexicon_for(language, text).language)
    return may_correct(title or "", known) or may_correct(text, known)


def corrects_another(marked: AnnotatedArticle) -> Correcting | None:
    """What an article does to another; None for one that corrects nothing but its own earlier text."""
    known = table(lexicon_for(marked.article.language, marked.version.text).language)
    labelled = label_of(marked.article.title.value or "", known)
    if labelled:
        return labelled
    passage = note(marked)
    if passage is None or len(marked.passages) > LONGEST or passage not in tuple(_telling(marked)):
        return None
    return None if known.holds("notes", forms(_cut(marked, passage))) else correcting(marked)


def names_in(marked: AnnotatedArticle) -> tuple[str, ...]:
    """The names by which what a correction corrects is looked for, at most MOST_NAMES; else its longest words."""
    told = " ".join(_cut(marked, passage) for passage in _telling(marked))
    names = dict.fromkeys(_NAME.findall(told))
    longest = sorted(dict.fromkeys(re.findall(r"[^\W\d_]+", told)), key=len, reverse=True)
    return tuple(islice(names or longest, MOST_NAMES))


def corrects(correction: AnnotatedArticle, claim: AnnotatedArticle) -> bool:
    """Whether one article corrects the other: a sentence of each tells of the same, in the order of their days."""
    if claim.article.id == correction.article.id or not _in_time(correction.article, claim.article):
        return False
    one, other = correction.article.outlet, claim.article.outlet
    if one and one == other:
        fewest, share = SHORTEST, SHARE
    else:
        fewest, share = SHORTEST_ELSEWHERE, SHARE_ELSEWHERE
    named = names_in(correction)
    if not any(name in claim.version.text for name in named):
        return False
    names = set(stemmed(" ".join(named), correction.article.language))
    ours = [_stems(correction, passage) for passage in _telling(correction)]
    theirs = [_stems(claim, passage) for passage in islice(claim.passages, READ)]
    return any(_meet(mine, its, fewest, share, names) for mine in ours for its in theirs)


def _meet(mine: frozenset[str], its: frozenset[str], fewest: int, share: float, names: set[str]) -> bool:
    shared = mine & its
    alike = len(shared) >= max(fewest, share * min(len(mine), len(its)))
    return alike and len(shared & names) >= NAMES and len(shared - names) >= MATTERS


def _in_time(correction: Article, claim: Article) -> bool:
    if correction.day is None or claim.day is None:
        return True
    return dt.timedelta(0) <= correction.day - claim.day <= WITHIN


def _telling(marked: AnnotatedArticle) -> Iterator[Passage]:
    return islice(marked.passages, OPENING)


def _stems(marked: AnnotatedArticle, passage: Passage) -> frozenset[str]:
    language = marked.article.language
    return frozenset(stemmed(_cut(marked, passage), language)) - stopwords(language)


def _cut(marked: AnnotatedArticle, passage: Passage) -> str:
    return marked.version.text[passage.start : passage.end]


def of_those(correction: AnnotatedArticle, articles: Sequence[AnnotatedArticle]) -> tuple[int, ...]:
    """The numbers of those `articles` that `correction` corrects; corrections themselves are none of them."""
    return tuple(
        claim.article.id for claim in articles if corrects(correction, claim) and corrects_another(claim) is None
    )
