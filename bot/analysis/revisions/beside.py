"""What must stand beside a sentence that is shown: the sentence of another article that corrects or denies it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache

from bot.analysis.alignment.polarity import polarity_of
from bot.analysis.lexicon import lexicon_for
from bot.analysis.revisions.binding import bound, overturns
from bot.analysis.revisions.corrections import correcting, note
from bot.analysis.revisions.forms import table
from bot.records.archive import AnnotatedArticle
from bot.text.wording import forms

SHARED, SHARE = 2, 0.4
"""Content words that a correction has in common with its claim, and their share of the shorter of both."""
SHARED_DENIED, DENIED = 4, 0.75
"""The same for an article that is no correction and says the contrary."""

At = tuple[int, int]
"""The place of an article among those at hand, and the number of a passage in it."""
Stems = frozenset[str]
Carrying = Mapping[str, Mapping[int, Sequence[At]]]
"""For each stem of the claims the passages that carry it, by their articles."""


def answering(
    articles: Sequence[AnnotatedArticle], claims: Sequence[At], stems: Mapping[At, Stems]
) -> dict[At, tuple[At, ...]]:
    """For each of `claims` what must be shown with it: the sentence of another article that corrects or denies it.

    Of an article that the desk says is corrected, each claim stands with the sentence of its correction that fits best.

    `stems` are those of the passages that can be shown. The note of an article's own correction stands with the first
    claim of the article that has words of it.
    """
    corrections = {place for place, marked in enumerate(articles) if correcting(marked)}
    carrying = _carrying(claims, stems)
    negated = cache(lambda at: _negated(articles[at[0]], at[1]))
    answers: dict[At, tuple[At, ...]] = {}
    noted: set[int] = set()
    for claim in claims:
        place = claim[0]
        linked = _linked(articles, claim, stems)
        if linked:
            answers[claim] = _whole(articles, linked)
        elif place not in corrections:
            best = _best(articles, claim, _near(claim, stems, carrying), stems, corrections, negated)
            answers[claim] = _whole(articles, best) if best else ()
        elif place not in noted and (own := _own_note(articles[place], claim, stems)) is not None:
            noted.add(place)
            answers[claim] = ((place, own),) if own != claim[1] else ()
    return answers


def _whole(articles: Sequence[AnnotatedArticle], at: At) -> tuple[At, ...]:
    """A sentence with those behind it up to the one that overturns it: "An article said that ... That was wrong."."""
    place, number = at
    marked = articles[place]
    behind = bound(marked.version.text, marked.passages, number, marked.article.language)
    return tuple((place, number + step) for step in range(behind + 1))


def _linked(articles: Sequence[AnnotatedArticle], claim: At, stems: Mapping[At, Stems]) -> At | None:
    """The sentence of an article that corrects the claim's by the desk's word."""
    correcting_it = articles[claim[0]].corrected_by
    places = {place for place, marked in enumerate(articles) if marked.article.id in correcting_it}
    if not places:
        return None
    mine = stems.get(claim, frozenset())
    best = max(((len(mine & its), -at[0], -at[1]) for at, its in stems.items() if at[0] in places), default=None)
    return (-best[1], -best[2]) if best else None


def _carrying(claims: Sequence[At], stems: Mapping[At, Stems]) -> Carrying:
    asked = Stems().union(*(stems.get(claim, Stems()) for claim in claims))
    carrying: dict[str, dict[int, list[At]]] = {stem: {} for stem in asked}
    for at, its in stems.items():
        for stem in its & asked:
            carrying[stem].setdefault(at[0], []).append(at)
    return carrying


def _near(claim: At, stems: Mapping[At, Stems], carrying: Carrying) -> set[At]:
    """The passages of other articles that may share SHARED stems with a claim: each has one but the commonest."""
    others = [
        [at for place, ats in carrying[stem].items() if place != claim[0] for at in ats]
        for stem in stems.get(claim, Stems())
    ]
    return set().union(*sorted(others, key=len)[: 1 - SHARED])


def _best(
    articles: Sequence[AnnotatedArticle],
    claim: At,
    near: Collection[At],
    stems: Mapping[At, Stems],
    corrections: set[int],
    negated: Callable[[At], bool],
) -> At | None:
    """Of the passages near a claim the one that answers it best."""
    mine = stems.get(claim, Stems())
    fits: list[tuple[float, int, int]] = []
    for place, number in near:
        its, correction = stems[place, number], place in corrections
        shared = len(mine & its)
        if shared < (SHARED if correction else SHARED_DENIED):
            continue
        share = shared / min(len(mine), len(its))
        if share < (SHARE if correction else DENIED) or _older(articles[place], articles[claim[0]]):
            continue
        contrary = negated((place, number)) != negated(claim)
        if correction or contrary:
            fits.append((share + contrary, -place, -number))
    _, place, number = max(fits, default=(0.0, 1, 1))
    return (-place, -number) if fits else None


def _own_note(marked: AnnotatedArticle, claim: At, stems: Mapping[At, Stems]) -> int | None:
    passage = note(marked)
    if passage is None:
        return None
    number = marked.passages.touching(passage.start, passage.end)[0]
    its = stems.get((claim[0], number))
    return number if its is None or len(its & stems.get(claim, frozenset())) >= SHARED else None


def _negated(marked: AnnotatedArticle, number: int) -> bool:
    passage = marked.passages[number]
    its = forms(marked.version.text[passage.start : passage.end])
    code = lexicon_for(marked.article.language, marked.version.text).language
    known = table(code)
    return any(map(polarity_of(code).negates, its)) or known.holds("deny", its) or overturns(its, known)


def _older(one: AnnotatedArticle, other: AnnotatedArticle) -> bool:
    mine, theirs = one.article.day, other.article.day
    return mine is not None and theirs is not None and mine < theirs
