"""Whether an article that was found holds a topic by forms of its own language."""

from bot.records.archive import AnnotatedArticle
from bot.records.topics import SpelledTerm, Topic
from bot.text.stemmed import needle
from bot.text.words import stem_text

LOOKED_AT = 20_000
"""Characters of an article: what a longer one is about has been named by then."""


def stands(marked: AnnotatedArticle, topic: Topic) -> bool:
    """Whether no idea stands in an article by another language's forms alone: Finnish alternates "heat" with "head"."""
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


def _may_stand(term: SpelledTerm, language: str | None) -> bool:
    return term.wanted and not (term.inflected and term.language != language)
