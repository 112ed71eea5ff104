"""What several answers share: citations, quotes, source lines, what was searched."""

from collections.abc import Mapping, Sequence

from bot.chat import escape, limits
from bot.chat.escape import Markdown
from bot.chat.i18n import Translator
from bot.chat.rendering import kept_to, standings
from bot.chat.rendering.card import Button, Card
from bot.records.answers import QuoteExcerpt, Searched, SearchedPart, Source
from bot.records.archive import Article
from bot.records.reading import Genre
from bot.text.marking import N_, NN_
from bot.text.outlets import host_of

GAP = "\u00a0"
"""Before a citation, so that it never stands alone on a line."""
TITLE, NAME, COPIES = 256, 80, 6
"""How long a title and a name may be beside others, and how many outlets of copies are named."""
CITED_URL = 200
"""Longer addresses are left to the source's own button: five of them would eat half a message."""


def by_article(sources: tuple[Source, ...]) -> dict[int, Source]:
    """The sources by their articles' ids."""
    return {source.article.id: source for source in sources}


def citation(source: Source | None) -> Markdown:
    """`[3]`, linked where the article has an address that is short enough."""
    if source is None:
        return Markdown("")
    return linked(Markdown(f"\\[{source.number}\\]"), source.article.url)


def linked(label: Markdown, address: str | None) -> Markdown:
    """The label, as a link where there is an address that is short enough."""
    url = escape.address(address)
    return escape.link(label, url) if url and len(url) <= CITED_URL else label


def add_quote(_: Translator, card: Card, said: QuoteExcerpt, sources: Mapping[int, Source]) -> bool:
    """A block quote in the source's own marks' place, then who said it; False where it does not fit."""
    line = said_by(_, said, sources)
    return card.add(Markdown(f"{block_of(said)}\n{line}"), cuts=(said.cut,), about=line)


def block_of(said: QuoteExcerpt) -> Markdown:
    """The quote's words as a block between quote marks."""
    return escape.block("“" + said.cut.text + "”")


def said_by(_: Translator, said: QuoteExcerpt, sources: Mapping[int, Source]) -> Markdown:
    """Who said it or what the article says of that, the role, the day and the citation."""
    source = sources.get(said.cut.article)
    facts: list[str] = [standings.who_said(_, said)]
    if said.role:
        facts.append(escape.line(said.role))
    if source and source.article.day:
        facts.append(_.day(source.article.day))
    facts += if_labelled(source.article) if source else []
    if source and source.article.note:
        facts.append(_("**Note: {note}**", note=source.article.note))
    line = "— " + ", ".join(facts)
    return Markdown(f"{line}{GAP}{citation(source)}" if source else line)


def title_of(_: Translator, article: Article) -> Markdown:
    """The title, or words for one that has none. One as long as a text ends in an ellipsis; /archive show has it."""
    if not article.title.value:
        return _("Untitled ({article})", article=article.id)
    return escape.line(limits.shorten(article.title.value, TITLE))


def outlet_of(article: Article) -> str | None:
    """Who published it: the outlet's name, else the host of the address."""
    return article.outlet or host_of(article.url)


def published_by(article: Article) -> list[Markdown]:
    """Who published it, with what the desk says of them beside the name; nothing where nobody is known."""
    name = outlet_of(article)
    return [labelled(name, article.outlet_label)] if name else []


def labelled(outlet: str, label: str | None) -> Markdown:
    """An outlet's name, for example "The Quill (**state media**)"."""
    name = escape.line(limits.shorten(outlet, NAME))
    return Markdown(f"{name} (**{escape.line(label)}**)") if label else name


def if_labelled(article: Article) -> list[Markdown]:
    """As `published_by`, where the outlet bears a label alone: beside words that stand without their source."""
    return published_by(article) if article.outlet_label else []


def facts_of(_: Translator, article: Article) -> Markdown:
    """Outlet, byline, day: what stands under a title. A day that is not sure says so."""
    facts: list[str] = [genre_of(_, article.genre)] if article.genre else []
    facts += published_by(article)
    facts += [escape.line(limits.shorten(article.byline.value, NAME))] if article.byline.value else []
    if article.day:
        day = _.day(article.day)
        facts.append(day if article.published.sure else _("{day} (not sure)", day=Markdown(day)))
    else:
        facts.append(_("no date"))
    if article.note:
        facts.append(_("**Note: {note}**", note=article.note))
    return Markdown(" · ".join(facts))


def genre_of(_: Translator, genre: Genre) -> Markdown:
    """The word for what is no report."""
    return {"opinion": _("**Opinion**"), "satire": _("**Satire**")}[genre]


def tag_of(_: Translator, article: Article, this_year: int | None) -> Markdown:
    """The day of a sentence's article, its genre, its outlet's label, and its language where the reader's is another.

    `this_year` is the year that goes without saying.
    """
    day = Markdown(_.weekday(article.day, this_year)) if article.day else _("no date")
    tags: list[str] = [day if article.published.sure or not article.day else _("{day} (not sure)", day=day)]
    tags += [genre_of(_, article.genre)] if article.genre else []
    tags += if_labelled(article)
    language = article.language
    tags += [escape.line(_.language_name(language))] if language and language != _.language else []
    return Markdown(" · ".join(tags))


def open_button(_: Translator, url: str | None, label: str = N_("Open the source")) -> list[Button]:
    """A link button, where there is an address that a browser opens and a button takes."""
    opened = escape.address(url)
    return [Button(_.gettext(label), url=opened)] if opened and limits.size(opened) <= limits.BUTTON_URL else []


def source(_: Translator, card: Card, source: Source) -> bool:
    """One source as a section with its link button, or as text where it has no address to open."""
    text, opened = told(_, source), open_button(_, source.article.url, "Open")
    return card.section(text, *opened) if opened else card.add(text)


def told(_: Translator, source: Source, *, opens: bool = False) -> Markdown:
    """A source's number, title and facts, and what it is to others; `opens`: its number is a link."""
    article = source.article
    number = citation(source) if opens else Markdown(f"\\[{source.number}\\]")
    text = Markdown(f"**{number}** {title_of(_, article)}\n-# {facts_of(_, article)} · \\#{article.id}")
    if source.copies:
        text = Markdown(f"{text}\n-# {_also_in(_, source)}")
    if source.update_of is not None:
        text = Markdown(text + "\n-# " + _("An update of article {id}", id=Markdown(str(source.update_of))))
    if source.story:
        numbers = Markdown(", ".join(f"\\[{number}\\]" for number in source.story))
        text = Markdown(text + "\n-# " + _("Same story as {numbers}", numbers=numbers))
    return text


def related(_: Translator, card: Card, articles: Sequence[Article]) -> None:
    """Articles of one story, as many as there is room for, by their numbers."""
    for place, article in enumerate(articles):
        line = Markdown(f"-# {title_of(_, article)} · {facts_of(_, article)} · \\#{article.id}")
        card.add(*([_("**Related**")] if place == 0 else []), line)


def _also_in(_: Translator, source: Source) -> Markdown:
    by_copy = ((published_by(copy) or [Markdown(f"\\#{copy.id}")])[0] for copy in source.copies)
    outlets = list(dict.fromkeys(by_copy))
    named = Markdown(", ".join(outlets[:COPIES]))
    more = len(outlets) - COPIES
    if more <= 0:
        return _("Also in: {outlets}", outlets=named)
    return _.ngettext(
        more, "Also in: {outlets} and {number} more", "Also in: {outlets} and {number} more", outlets=named
    )


def searched(_: Translator, looked: Searched) -> Markdown:
    """What was looked through."""
    if looked.articles == 0:
        return _("the archive is empty")
    return _counted(
        _,
        looked,
        NN_("searched {number} article", "searched {number} articles"),
        NN_("searched {number} article, {since} to {until}", "searched {number} articles, {since} to {until}"),
    )


def nothing(
    _: Translator,
    topic: str | None,
    looked: Searched,
    meant: str | None = None,
    mentioned: int = 0,
    *,
    listed: bool = False,
) -> Card:
    """The answer when nothing was found: what was searched, and what to try; `meant` is the topic without its slip.

    `mentioned`: how many articles mention the topic and are not about it. `listed`: nothing but filters was asked.
    """
    if topic and mentioned:
        return _only_mentioned(_, topic, looked, mentioned)
    card = Card("warning", _("Nothing found for “{topic}”", topic=topic or "") if topic else _("Nothing found"))
    card.empty = True
    if looked.articles == 0:
        card.add(nothing_yet(_))
        return card
    card.postable = True
    card.add(
        none_of(_, looked),
        *([_("Did you mean **{topic}**?", topic=meant)] if meant else []),
        _("No article is left by these filters. Take one away, or name an earlier day.")
        if listed
        else _("Try fewer or other words, for example a country, a person or an organisation."),
    )
    return card


def nothing_yet(_: Translator) -> Markdown:
    """How an empty archive is filled."""
    return _("This archive has no articles yet. Someone who may manage messages can add some with /ingest.")


def beyond(_: Translator, topic: str, pages: int, looked: Searched) -> Card:
    """The answer to a page after the last of an answer's `pages`."""
    card = Card("warning", _("No such page: “{topic}”", topic=topic))
    card.empty = True
    card.add(_.ngettext(pages, "There is {number} page.", "There are {number} pages."))
    card.footer(searched(_, looked))
    return card


def _only_mentioned(_: Translator, topic: str, looked: Searched, mentioned: int) -> Card:
    card = Card("warning", _("Only mentioned: “{topic}”", topic=topic))
    card.empty = card.postable = True
    card.add(mention(_, mentioned), _("No article is about it. /search shows where it is mentioned."))
    card.footer(searched(_, looked))
    return card


def about(_: Translator, number: int) -> Markdown:
    """For example "3 articles are about this"."""
    return _.ngettext(number, "{number} article is about this", "{number} articles are about this")


def mention(_: Translator, number: int) -> Markdown:
    """For example "5 articles mention it"."""
    return _.ngettext(number, "{number} article mentions it", "{number} articles mention it")


def unread(_: Translator, number: int) -> list[Markdown]:
    """For example "at least 750 more have these words, not looked through"; nothing where all were looked through."""
    if not number:
        return []
    return [
        _.ngettext(
            number,
            "at least {number} more has these words, not looked through",
            "at least {number} more have these words, not looked through",
        )
    ]


def none_of(_: Translator, looked: Searched) -> Markdown:
    """For example "0 of 1,204 articles, 1 Jan 2023 to 2 Mar 2025."."""
    if looked.part:
        return _none_of_part(_, looked.part)
    return _counted(
        _,
        looked,
        NN_("0 of {number} article.", "0 of {number} articles."),
        NN_("0 of {number} article, {since} to {until}.", "0 of {number} articles, {since} to {until}."),
    )


def _none_of_part(_: Translator, part: SearchedPart) -> Markdown:
    names = kept_to.names_of(part)
    if part.more:
        return _("0 of more than {number} articles of {names}.", number=part.articles, names=names)
    return _.ngettext(
        part.articles, "0 of {number} article of {names}.", "0 of {number} articles of {names}.", names=names
    )


def _counted(_: Translator, looked: Searched, plain: tuple[str, str], dated: tuple[str, str]) -> Markdown:
    """The articles that were looked through, with their days where they have any; each for one and for many."""
    if looked.since and looked.until:
        return _.ngettext(looked.articles, *dated, since=looked.since, until=looked.until)
    return _.ngettext(looked.articles, *plain)
