"""The days that a text itself tells of what happened: they beat a page's own day where that is not sure."""

import datetime as dt
from collections.abc import Iterator

from bot.analysis.briefs.sentences import Choice
from bot.analysis.briefs.stories import stems_of, story_of
from bot.analysis.on_topic import share
from bot.records.archive import AnnotatedArticle
from bot.records.topics import Topic
from bot.text import dates


def told_days(marked: AnnotatedArticle, topic: Topic, newest: dt.date) -> Iterator[tuple[dt.date, Choice]]:
    """Each whole day up to `newest` that a sentence on the topic tells as its only one, with that sentence."""
    for number in sorted(stems_of(story_of(marked))):
        passage = marked.passages[number]
        if passage.leaning or not share(marked, passage.start, passage.end, topic):
            continue
        sentence = marked.version.text[passage.start : passage.end]
        told = dates.find(sentence, "DMY", newest, marked.article.language)
        if len(told) == 1 and not told[0].others and told[0].date <= newest:
            yield told[0].date, Choice(0, number, 0.0)
