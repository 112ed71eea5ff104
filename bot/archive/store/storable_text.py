"""Which letters the stores can keep, and the one rule for those they cannot.

Half a surrogate pair has no UTF-8 form, and PostgreSQL keeps no NUL. Each becomes U+FFFD, one for one, before anything
is hashed, indexed or stored, so that every offset stays true; all other letters are kept as they are.
"""

import hashlib
import re
from dataclasses import replace

from bot.records.annotations import Annotations, NamedSpeaker
from bot.records.reading import DateEvidence, Draft, Field, Post, PublicationDate, QuotedBlock, Received

_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")
KEY_LETTERS = 500  # PostgreSQL indexes at most 2,704 bytes; a longer key is kept as its hash


def to_storable(text: str) -> str:
    """`text` with each NUL and each half surrogate as U+FFFD: same length, same offsets."""
    return _UNKEEPABLE.sub("�", text)


def maybe(text: str | None) -> str | None:
    """`to_storable` for what may be missing."""
    return None if text is None else to_storable(text)


def sha256(text: str) -> str:
    """The hex digest of the UTF-8 text."""
    return hashlib.sha256(text.encode()).hexdigest()


def key_of(draft: Draft) -> str:
    """What an article is told apart by in its archive: its address's key, or its text when it came without one."""
    return key(draft.key) if draft.key else f"text:{sha256(draft.text)}"


def key(of_address: str) -> str:
    """An address's key as it is stored: its hash where it is longer than KEY_LETTERS."""
    storable = to_storable(of_address)
    return storable if len(storable) <= KEY_LETTERS else f"key:{sha256(storable)}"


def storable_draft(given: Draft) -> Draft:
    """The draft with every string storable."""
    return replace(
        given,
        title=_field(given.title),
        byline=_field(given.byline),
        published=_dated(given.published),
        text=to_storable(given.text),
        received=_received(given.received),
        url=maybe(given.url),
        outlet=maybe(given.outlet),
        language=maybe(given.language),
        image=maybe(given.image),
        posts=tuple(map(_post, given.posts)),
    )


def storable_annotations(given: Annotations) -> Annotations:
    """The annotations with every string storable."""
    quotes = tuple(
        replace(q, speaker=maybe(q.speaker), role=maybe(q.role), ascribed_to=maybe(q.ascribed_to)) for q in given.quotes
    )
    people = tuple(_person(person) for person in given.people)
    return replace(given, language=maybe(given.language), quotes=quotes, people=people)


def _person(person: NamedSpeaker) -> NamedSpeaker:
    """Key and surname are looked up by, and cut like keys; hostile names alone are that long."""
    key, surname = to_storable(person.key)[:KEY_LETTERS], to_storable(person.surname)[:KEY_LETTERS]
    return replace(person, given=to_storable(person.given), key=key, surname=surname)


def _field(field: Field) -> Field:
    return Field(maybe(field.value), field.origin)


def _dated(dated: PublicationDate) -> PublicationDate:
    chosen = dated.chosen and _witness(dated.chosen)
    return replace(dated, chosen=chosen, rivals=tuple(map(_witness, dated.rivals)))


def _witness(witness: DateEvidence) -> DateEvidence:
    return replace(witness, text=to_storable(witness.text))


def _post(post: Post) -> Post:
    quoted = tuple(QuotedBlock(maybe(block.whom), to_storable(block.text)) for block in post.quoted)
    return replace(post, author=maybe(post.author), quoted=quoted)


def _received(received: Received) -> Received:
    return Received(
        received.body,
        maybe(received.media_type),
        maybe(received.charset),
        maybe(received.url),
        maybe(received.name),
    )
