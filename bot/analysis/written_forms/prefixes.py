"""What Hebrew and Arabic write together with the word behind it: articles, prepositions, conjunctions."""

from collections.abc import Iterator

from bot.text.folding import hebrew

SHORTEST = 3
"""Letters of a Hebrew word that may have any prefix; a shorter one has the article or "and" alone."""


def of_hebrew(word: str) -> Iterator[str]:
    """With particles and article; and all that again of the word less its first letter, where that may be one; then in
    the other spelling, with the commonest of these."""
    for root in filter(None, (word, hebrew.without_prefix(word))):
        if root != word:
            yield root
        yield from hebrew.with_prefixes(root) if len(root) >= SHORTEST else ("ה" + root, "ו" + root)
    for root in filter(None, (word, hebrew.without_prefix(word))):
        for way in hebrew.spelled_otherwise(root):
            yield from (way, *(prefix + way for prefix in hebrew.COMMON_PREFIXES))
