"""Whether an article that was found holds a topic by forms of its own language."""

import re

from bot.records.archive import AnnotatedArticle
from bot.records.topics import Idea, SpelledTerm, Topic
from bot.text.folding import arabic, as_typed, same_form
from bot.text.stemmed import needle
from bot.text.words import stem_text

LONGEST = 20
"""Letters of a word that may be another's spelling."""

_WORD = re.compile(r"[^\W\d_]+")

LOOKED_AT = 20_000
"""Characters of an article: what a longer one is about has been named by then."""


def stands(marked: AnnotatedArticle, topic: Topic) -> bool:
    """Whether no idea stands in an article by another language's forms alone (Finnish alternates "heat" with "head"),
    nor by a preposition of Arabic: Ali is folded as "on" is."""
    if not all(_is_no_preposition(marked, idea) for idea in topic.ideas):
        return False
    language = marked.article.language
    asked = [idea for idea in topic.ideas if any(term.inflected and term.language != language for term in idea.terms)]
    if not asked:
        return True
    text = f"{marked.article.title.value or ''}\n{marked.version.text[:LOOKED_AT]}"
    stems = f" {stem_text(text, language)} "
    return all(
        any(needle(name) in stems for term in idea.terms if _may_stand(term, language) for name in term.stems)
        for idea in asked
    )


def _is_no_preposition(marked: AnnotatedArticle, idea: Idea) -> bool:
    """Whether an Arabic article holds a typed word itself, where it is folded as a preposition is."""
    folded = idea.words[0]
    if len(idea.words) > 1 or marked.article.language != "ar" or folded not in arabic.LIKE_PREPOSITIONS:
        return True
    text = f"{marked.article.title.value or ''}\n{marked.version.text[:LOOKED_AT]}"
    written = {same_form(word) for word in _WORD.findall(text) if len(word) <= LONGEST}
    return any(as_typed(word) == folded for word in written - arabic.PREPOSITIONS)


def _may_stand(term: SpelledTerm, language: str | None) -> bool:
    return term.wanted and not (term.inflected and term.language != language)
