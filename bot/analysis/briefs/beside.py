"""The chosen sentences with what must stand behind them: what overturns, corrects or denies them."""

from collections.abc import Sequence

from bot.analysis.briefs.sentences import Choice
from bot.analysis.briefs.stories import Story, stems_of
from bot.analysis.revisions.beside import At, answering
from bot.records.archive import AnnotatedArticle

Place = tuple[int, int, int]
"""The place of an article, start and end of a passage in it."""


def with_answers(
    articles: Sequence[AnnotatedArticle], stories: Sequence[Story], choices: Sequence[Choice], budget: int
) -> list[list[Place]]:
    """For each choice the sentences shown for it, as long as `budget` words hold them.

    A choice that does not fit with what must stand beside it is left out, and so is a claim whose correction is shown
    before it: nobody needs to read it any more.
    """
    claims = [(choice.story, choice.passage) for choice in choices]
    stems = {(place, number): its for place, story in enumerate(stories) for number, its in stems_of(story).items()}
    answers = answering(articles, claims, stems)
    groups: list[list[Place]] = []
    shown: set[Place] = set()
    for choice, claim in zip(choices, claims, strict=True):
        ats: list[At] = [(choice.story, choice.passage + step) for step in range(choice.bound + 1)]
        own = [_cut(stories, at) for at in ats]
        behind = [_cut(stories, at) for at in answers.get(claim, ())]
        if shown.issuperset(own) or not shown.isdisjoint(behind):
            continue
        group = [*own, *behind]
        words = sum(_words(stories, place) for place in {*group} - shown)
        if words <= budget:
            budget -= words
            shown.update(group)
            groups.append(group)
    return groups


def _cut(stories: Sequence[Story], at: At) -> Place:
    passage = stories[at[0]].passages[at[1]]
    return at[0], passage.start, passage.end


def _words(stories: Sequence[Story], place: Place) -> int:
    return len(stories[place[0]].text[place[1] : place[2]].split())
