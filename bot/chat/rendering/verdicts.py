"""Verdicts on quotes, copies, and people as cards. A verdict speaks of this archive only, never of the truth."""

from collections.abc import Sequence

from bot.chat import escape
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering import components, kept_to, standings
from bot.chat.rendering.card import Card, Kind
from bot.errors.asking import TooRepetitive
from bot.pages.phrases import VERDICTS
from bot.records.answers import Searched
from bot.records.archive import Article, RelationKind
from bot.records.people import Who
from bot.records.verification import Checked, DiffPart, Seen, SeenKind, Verdict, Verification
from bot.text.marking import N_

KINDS: dict[Verdict, Kind] = {"verbatim": "checked", "not_found": "warning"}
RELATIONS: dict[RelationKind, str] = {
    "corrects": N_("Article {article} corrects article {other}."),
    "clarifies": N_("Article {article} clarifies article {other}."),
    "retracts": N_("Article {article} retracts article {other}."),
    "updates": N_("Article {article} is an update of article {other}."),
    "not a copy": N_("Article {article} is not a copy of article {other}."),
}
SEEN: dict[SeenKind, str] = {
    "same address": N_("Yes: this address is in the archive"),
    "same text": N_("Yes: this text is in the archive"),
    "update": N_("An update of an article in the archive"),
    "same story": N_("The same story is in the archive"),
    "new": N_("New to this archive"),
}
DIFFERENCE = N_("**Difference** (struck: only in the source; bold: only in the quote)")
MOST_LISTED = 5


def verified(_: Translator, answer: Verification) -> Card:
    """The verdict, the sentence in the source, what differs, and who carried it first."""
    doubted = answer.speaker is not None and not answer.speaker_sure
    card = Card("warning" if doubted else KINDS.get(answer.verdict, "warning"), _(VERDICTS[answer.verdict]))
    _asked(_, card, answer)
    card.add(*kept_to.only_from(_, answer.searched))
    if answer.article is None:
        _nowhere(_, card, answer)
        return card
    _where(_, card, answer)
    if answer.diff:
        card.add(_(DIFFERENCE))
        card.add(Markdown("> " + _diff(answer.diff)))
    _carriers(_, card, answer)
    card.buttons(*components.open_button(_, answer.link or answer.article.url, "Read it in the source"))
    card.footer(components.searched(_, answer.searched))
    return card


def _asked(_: Translator, card: Card, answer: Verification) -> None:
    asked = escape.block(answer.quote)
    if answer.speaker:
        asked = Markdown(f"{asked}\n— {escape.line(answer.speaker)}")
    if not card.add(_("**Asked**"), asked):
        card.add(_("The quote that was asked for is too long to be shown again."))


def _nowhere(_: Translator, card: Card, answer: Verification) -> None:
    if not answer.searched.articles:
        card.add(components.nothing_yet(_))
        return
    card.add(
        _not_there(_, answer.searched)
        if answer.searched.part
        else _.ngettext(
            answer.searched.articles,
            "None of the {number} article here carries these words. That says nothing about whether they were said.",
            "None of the {number} articles here carries these words. That says nothing about whether they were said.",
        ),
        _("Try a longer piece of the quote, or add the article with /ingest first."),
    )
    card.footer(components.searched(_, answer.searched))


def _not_there(_: Translator, looked: Searched) -> Markdown:
    """That a part of the archive does not have it, which says nothing of the rest."""
    return Markdown(f"{components.none_of(_, looked)} {_('That says nothing of what others carry.')}")


def _where(_: Translator, card: Card, answer: Verification) -> None:
    article, context = answer.article, answer.context
    if article is None:
        return
    shown = context or (answer.cuts[0] if answer.cuts else None)
    card.add(_("**In the source**"))
    if shown is not None:
        card.add(escape.block(shown.text), cuts=(shown,))
    if answer.verdict == "reported":
        card.add(_("The article says so in its own words; nobody is quoted."))
    else:
        _speaker(_, card, answer)
    card.add(_titled(_, article))


def _speaker(_: Translator, card: Card, answer: Verification) -> None:
    """Who spoke, as the article has it, and whether it may be somebody else than was asked about."""
    said = answer.said
    who = standings.who_said(_, said) if said else _("*unattributed*")
    role = f", {escape.line(said.role)}" if said and said.role else ""
    card.add(Markdown(f"— {who}{role}"))
    if not answer.speaker_sure and (said is None or said.sure):
        card.add(_("The speaker is not sure: see who it is in the source."))


def _carriers(_: Translator, card: Card, answer: Verification) -> None:
    if answer.first is not None:
        card.add(Markdown(f"**{_('First')}** {_titled(_, answer.first)}"))
    if answer.also:
        card.add(_("**Also in**"), *(_titled(_, each) for each in answer.also[:MOST_LISTED]))
    for drift in answer.drift[:3]:
        line = Markdown(f"**{_(VERDICTS[drift.verdict])}**: {_titled(_, drift.article)}")
        card.add(line, *([Markdown("> " + _diff(drift.diff))] if drift.diff else []))


def _titled(_: Translator, article: Article) -> Markdown:
    url = escape.address(article.url)
    title = components.title_of(_, article)
    linked = escape.link(title, url) if url and len(url) <= components.CITED_URL else title
    return Markdown(f"{linked} · {components.facts_of(_, article)}")


def _diff(diff: Sequence[DiffPart]) -> str:
    marks = {"both": "", "source": "~~", "quote": "**"}
    shown = []
    for part in diff:
        mark, text = marks[part.side], escape.line(part.text)
        shown.append(f"{mark}{text}{mark}" if text else "")
    return " ".join(filter(None, shown))


def checked(_: Translator, answer: Checked) -> Card:
    """One verdict for each quote of a message."""
    card, explained = Card("checked", _("Quotes of this message")), False
    for number, each in enumerate(answer.verifications, 1):
        line = Markdown(f"**{_(VERDICTS[each.verdict])}**")
        if not each.speaker_sure:
            line = Markdown(f"{line} · {_('speaker not sure')}")
        if each.article is not None:
            line = Markdown(f"{line}: {_titled(_, each.article)}")
        if each.said is not None:
            line = Markdown(f"{line}\n— {standings.who_said(_, each.said)}")
        if not card.add(escape.block(each.quote), line):
            card.add(_("Quote {number}", number=number), line)
        if each.diff:
            card.add(*([] if explained else [_(DIFFERENCE)]), Markdown("> " + _diff(each.diff)))
            explained = True
    for repetitive in answer.too_repetitive:
        card.add(escape.block(repetitive), _.error(TooRepetitive()))
    if answer.too_short:
        card.add(_("Too short to check without a speaker: use /verify with **speaker** for these."))
        for short in answer.too_short:
            card.add(escape.block(short))
    if answer.verifications:
        card.footer(components.searched(_, answer.verifications[0].searched))
    return card


def seen(_: Translator, answer: Seen) -> Card:
    """Whether it is there already; of a message with several parts, each."""
    card = Card("checked" if answer.kind != "new" else "desk", _seen_title(_, answer))
    card.add(*kept_to.only_from(_, answer.searched))
    told = _parts(_, card, answer) if len(answer.parts) > 1 else set()
    for article in answer.articles:
        if article.id not in told:
            card.add(_titled(_, article), _("-# article {id}", id=Markdown(str(article.id))))
    if answer.update_of is not None:
        card.add(_("-# The text is the same but for figures, names, days, a “not” or the words of a quote."))
    for relation in answer.relations:
        numbers = {"article": str(relation.article), "other": str(relation.other)}
        card.add(_(RELATIONS[relation.kind], **numbers))
    if not answer.articles and answer.searched.part:
        card.add(_not_there(_, answer.searched))
    elif not answer.articles:
        card.add(_("Nothing like it is stored. /ingest can add it."))
    components.related(_, card, answer.related)
    card.footer(components.searched(_, answer.searched))
    return card


def _seen_title(_: Translator, answer: Seen) -> Markdown:
    """The verdict on the whole; of a message of which a part is new, how many are not."""
    known = [part for part in answer.parts if part.kind != "new"]
    if not known or len(known) == len(answer.parts):
        return _seen_words(_, answer.kind, answer.searched)
    return _.ngettext(
        len(known),
        "{number} of {parts} is known here, the rest is new",
        "{number} of {parts} are known here, the rest is new",
        parts=len(answer.parts),
    )


def _seen_words(_: Translator, kind: SeenKind, looked: Searched) -> Markdown:
    """The verdict in words; what only some outlets do not have may be in the archive."""
    return _("Not found there") if kind == "new" and looked.part else _(SEEN[kind])


def _parts(_: Translator, card: Card, answer: Seen) -> set[int]:
    """Each link, quote and passage of a message with its verdict; gives the articles that were told of."""
    for number, part in enumerate(answer.parts, 1):
        verdict = [Markdown(f"**{_seen_words(_, part.kind, answer.searched)}**")]
        verdict += [Markdown(f"{_titled(_, each)} · \\#{each.id}") for each in part.articles[:MOST_LISTED]]
        if not card.add(escape.block(part.text), *verdict):
            card.add(_("Part {number}", number=number), *verdict)
    return {article.id for part in answer.parts for article in part.articles}


def who(_: Translator, answer: Who) -> Card:
    """A person as this archive knows them."""
    card = Card("quotes", escape.line(answer.person.name))
    card.add(*kept_to.only_from(_, answer.searched))
    sources = components.by_article(answer.sources)
    if answer.mention is not None:
        cited = components.citation(sources.get(answer.mention.article))
        card.add(Markdown(f"{escape.block(answer.mention.text)} {cited}"), cuts=(answer.mention,))
    if answer.described:
        lines = [
            Markdown(f"{escape.line(each.words)}{f' · {_.day(each.day)}' if each.day else ''}")
            for each in answer.described
        ]
        card.add(_("**Called**"), *lines)
    if answer.latest:
        card.add(_("**Latest quotes**"))
        for quote in answer.latest:
            components.add_quote(_, card, quote, sources)
    if answer.others:
        names = ", ".join(f"{escape.line(each.name)} (\\#{each.id})" for each in answer.others[:MOST_LISTED])
        more = len(answer.others) - MOST_LISTED + answer.left_out
        rest = _.ngettext(more, "{number} more.", "{number} more.") if more > 0 else ""
        card.add(Markdown(f"-# {_('Others of that name')}: {names}{'; ' if rest else ''}{rest}"))
    if answer.near:
        near = ", ".join(f"{escape.line(each.name)} (\\#{each.id})" for each in answer.near)
        card.add(Markdown(f"-# {_('Of nearly the same name')}: {near}"))
    card.footer(
        _.ngettext(answer.quotes, "{number} quote", "{number} quotes"),
        _.ngettext(answer.articles, "in {number} article", "in {number} articles"),
        components.searched(_, answer.searched),
    )
    return card
