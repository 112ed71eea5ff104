"""Two speakers that may be one: whom to choose, the question, and what came of it."""

from collections.abc import Sequence

from bot.chat import escape, limits
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering import components, notices
from bot.chat.rendering.card import Button, Card, Choice
from bot.records.people import Likely, PeopleChange, Person
from bot.text.marking import N_

DONE = {
    "merge": N_("{person} counts as {other} now."),
    "split": N_("{other} is split from {person}."),
    "undo": N_("{person} and {other} are as before."),
}
CHOSEN = N_("Whoever is chosen counts as {person} from then on; you are asked once more.")
WOULD = N_("Everything that {person} said would count as said by {other}.")


def whom(_: Translator, people: Sequence[Person], action: str) -> Card:
    """Who speaks on a page of quotes."""
    card = Card("desk", _("Merge speakers"))
    card.add(_("Choose whom the quotes shall belong to; then who is the same person."))
    if not people:
        card.add(_("Nobody on this page is known as a speaker."))
    card.choose(Choice(_.gettext("Choose a speaker"), action, _options(people)))
    return card


def likely(_: Translator, found: Likely, action: str) -> Card:
    """Who may be the same as a person."""
    card = Card("desk", _("Who is the same as {person}?", person=_name(found.person)))
    if found.people:
        card.add(_(CHOSEN, person=_name(found.person)))
    else:
        card.add(_("Nobody here has a name that is near. /speaker merge takes any two names."))
    card.choose(Choice(_.gettext("Choose a speaker"), action, _options(found.people)))
    return card


def question(_: Translator, person: Person, into: Person, action: str) -> Card:
    """Whether it shall be done."""
    card = Card("warning", _("Make one speaker of two?"))
    for each in (person, into):
        number = _.ngettext(each.quotes, "{number} quote", "{number} quotes")
        card.add(Markdown(f"**{_name(each)}** (\\#{each.id}) · {number}"))
    card.add(_(WOULD, person=_name(person), other=_name(into)))
    card.buttons(Button(_.gettext("Merge"), action=action))
    return card


def done(_: Translator, change: PeopleChange) -> Card:
    """What became of the two."""
    card = notices.said(_("Speakers"), _(DONE[change.kind], person=_name(change.person), other=_name(change.other)))
    if change.kind != "undo":
        card.add(_("To take it back: /speaker undo change: {number}", number=str(change.number)))
    return card


def _name(person: Person) -> Markdown:
    return escape.line(limits.shorten(person.name, components.NAME))


def _options(people: Sequence[Person]) -> tuple[tuple[str, str], ...]:
    named = ((escape.plain(person.name), person) for person in people)
    return tuple((f"{name or '?'} · #{p.id}", str(p.id)) for name, p in named)
