"""Threads: a post's own words are its poster's."""

from collections.abc import Sequence

from bot.analysis.sentences import paragraphs
from bot.records.annotations import Quote
from bot.records.reading import Post

# Longer posts are articles or essays put into a thread; they are not one utterance.
_LONGEST_POST = 1_500
_SHORTEST = 12


def author_at(posts: Sequence[Post], at: int) -> str | None:
    """The author of the post whose own words take in offset `at`."""
    return next((post.author for post in posts if post.span.start <= at < post.span.end), None)


def own_words(text: str, posts: Sequence[Post], taken: Sequence[Quote]) -> tuple[Quote, ...]:
    """Each paragraph of a short post by a named author as a quote, where no quote of `taken` stands in it."""
    found: list[Quote] = []
    for post in posts:
        if post.author is None or post.span.end - post.span.start > _LONGEST_POST:
            continue
        for first, last in paragraphs(text[post.span.start : post.span.end]):
            start, end = post.span.start + first, post.span.start + last
            free = not any(q.start < end and start < q.end for q in taken)
            if free and end - start >= _SHORTEST:
                found.append(Quote(start, end, post.author, None, "post", 0.95))
    return tuple(found)
