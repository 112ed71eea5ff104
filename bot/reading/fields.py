"""What stands beside an article's text, cleaned like the text itself, whoever read it."""

from dataclasses import replace

from bot.records.reading import DateEvidence, Doubt, Draft, Field, Post, PublicationDate, QuotedBlock
from bot.text.clean import clean, one_line


def cleaned(draft: Draft) -> Draft:
    """The draft with title, byline, outlet, dates' words, posters and doubts on one line, and nothing unseen in them.

    Its text stays as it is: the readers cleaned it, and posts are kept as offsets in it.
    """
    return replace(
        draft,
        title=_field(draft.title),
        byline=_field(draft.byline),
        published=_dated(draft.published),
        outlet=_line(draft.outlet),
        language=_line(draft.language),
        image=_line(draft.image),
        posts=tuple(map(_post, draft.posts)),
        dropped=tuple(map(one_line, draft.dropped)),
        doubts=tuple(map(_doubt, draft.doubts)),
    )


def _doubt(doubt: Doubt) -> Doubt:
    return Doubt(doubt.template, {name: _fact(fact) for name, fact in doubt.facts.items()})


def _fact(fact: object) -> object:
    if isinstance(fact, Doubt):
        return _doubt(fact)
    return one_line(fact) if type(fact) is str else fact  # what has a type of its own is no foreign text


def _line(text: str | None) -> str | None:
    return one_line(text or "") or None


def _field(field: Field) -> Field:
    value = _line(field.value)
    return Field(value, field.origin) if value else Field()


def _dated(dated: PublicationDate) -> PublicationDate:
    return replace(dated, chosen=dated.chosen and _witness(dated.chosen), rivals=tuple(map(_witness, dated.rivals)))


def _witness(witness: DateEvidence) -> DateEvidence:
    return replace(witness, text=one_line(witness.text))


def _post(post: Post) -> Post:
    quoted = tuple(QuotedBlock(_line(block.whom), clean(block.text)) for block in post.quoted)
    return replace(post, author=_line(post.author), quoted=quoted)
