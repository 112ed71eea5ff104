"""The desk's answers as the rows of `pipe desk`.

Every excerpt is flat: text, article (the id), version, start, end. A quote adds speaker, role, how, confidence,
standing, ascribed_to and sure. Keys for what the desk cannot tell yet are there with the value that says so.
"""

from bot.cli.as_json import encoded, row
from bot.cli.printing.safe import Row
from bot.cli.shapes import shown_quotes
from bot.desk.changes import Changes
from bot.records.answers import ArticleView, Brief, Quotes, SearchPage, Sources, Timeline
from bot.records.people import Who
from bot.records.topics import Suggested
from bot.records.verification import Checked, Seen, Verification


def brief(value: Brief) -> Row:
    """Sentences with their article's day and genre, key quotes, warnings."""
    articles = [article for source in value.sources for article in (source.article, *source.copies)]
    days = {article.id: encoded(article.day) for article in articles}
    genres = {article.id: article.genre for article in articles}
    sentences = [row(cut) | {"day": days.get(cut.article), "label": genres.get(cut.article)} for cut in value.sentences]
    return {
        "sentences": sentences,
        "quotes": [row(said) for said in value.quotes],
        "warnings": list(value.warnings),
        "did_you_mean": value.did_you_mean,
        "mentioned": list(value.mentioned),
    }


def sources(value: Sources) -> Row:
    """Articles, each with the ids of its copies."""
    listed = [{"article": source.article.id, "copies": [copy.id for copy in source.copies]} for source in value.sources]
    return {"sources": listed, "mentioned": list(value.mentioned), "did_you_mean": value.did_you_mean}


def timeline(value: Timeline) -> Row:
    """Days, oldest first, each with one sentence."""
    return {
        "days": [row(entry) for entry in value.days],
        "unsure": [article.id for article in value.unsure],
        "mentioned": list(value.mentioned),
        "did_you_mean": value.did_you_mean,
    }


def search(value: SearchPage) -> Row:
    """Articles with the passages that carry the topic."""
    hits = [
        {"article": hit.source.article.id, "about": hit.about, "passages": [row(cut) for cut in hit.passages]}
        for hit in value.hits
    ]
    return {"hits": hits, "total": value.total, "did_you_mean": value.did_you_mean}


def quotes(value: Quotes) -> Row:
    """One page of quotes, and how many there are in all."""
    return {"quotes": [row(said) for said in value.quotes], "total": value.total}


def verification(value: Verification) -> Row:
    """The verdict, the article that it rests on, and the quotation there."""
    return {
        "verdict": value.verdict,
        "article": value.article.id if value.article else None,
        "said": row(value.said) if value.said else None,
        "speaker_sure": value.speaker_sure,
        "speaker": value.speaker,
    }


def checked(value: Checked) -> Row:
    """The verdict of each quote of a message."""
    return {"verifications": [verification(entry) for entry in value.verifications], "too_short": list(value.too_short)}


def seen(value: Seen) -> Row:
    """Whether an address, a text or a message is in the archive, which articles are it, and the same of each part."""
    parts = [
        {
            "what": part.what,
            "text": part.text,
            "kind": part.kind,
            "articles": [article.id for article in part.articles],
            "update_of": part.update_of,
        }
        for part in value.parts
    ]
    ids = [article.id for article in value.articles]
    return {"kind": value.kind, "articles": ids, "update_of": value.update_of, "parts": parts}


def who(value: Who | None) -> Row:
    """A person; None gives a person of null."""
    if value is None:
        return {"person": None, "quotes": 0, "latest": [], "described": []}
    return {
        "person": {"id": value.person.id, "name": value.person.name},
        "quotes": value.quotes,
        "latest": [row(said) for said in value.latest],
        "described": [{"words": entry.words, "day": encoded(entry.day)} for entry in value.described],
    }


def suggestions(offered: tuple[Suggested, ...]) -> Row:
    """Topics that have articles, as they would be asked."""
    return {"suggestions": [{"topic": entry.topic, "articles": entry.articles} for entry in offered]}


def shown(value: ArticleView) -> Row:
    """One article whole."""
    told = row(value)
    kept = {key: told[key] for key in ("article", "version", "title", "text", "published")}
    return kept | {"quotes": [row(excerpt) for excerpt in shown_quotes(value)]}


def changes(value: Changes) -> Row:
    """The difference of the two newest versions; `from` is null where there is but one."""
    parts = [{"kind": kind, "text": text} for kind, text in value.runs]
    return {"from": value.before.number if value.before else None, "to": value.after.number, "parts": parts}
