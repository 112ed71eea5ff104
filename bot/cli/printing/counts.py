"""How many articles an answer speaks of, in words."""

from bot.records.answers import Searched, SearchedPart


def about(number: int, mentioned: int) -> str:
    """For example "3 articles are about this, 5 mention it"."""
    return f"{counted(number, 'article')} {'is' if number == 1 else 'are'} about this{also_mentioned(mentioned)}"


def also_mentioned(number: int) -> str:
    """For example ", 5 mention it"; empty for none."""
    return f", {number:,} mention{'s' if number == 1 else ''} it" if number else ""


def unread(number: int) -> str:
    """For example ", at least 750 more with these words not looked through"; empty for none."""
    return f", at least {number:,} more with these words not looked through" if number else ""


def mentions(number: int) -> str:
    """For example "5 articles mention it"."""
    return f"{counted(number, 'article')} mention{'s' if number == 1 else ''} it"


def looked_through(searched: Searched) -> str:
    """For example "1,204 articles, 2023-01 to 2025-03"."""
    count = counted(searched.articles, "article")
    if searched.since and searched.until:
        return f"{count}, {searched.since:%Y-%m} to {searched.until:%Y-%m}"
    return count


def part_of(part: SearchedPart) -> str:
    """For example "31 articles of Harbor Post"."""
    more = "more than " if part.more else ""
    return f"{more}{counted(part.articles, 'article')} of {', '.join(part.names)}"


def only_from(searched: Searched) -> str:
    """For example "Only what came from Harbor Post."; empty where everything was looked through."""
    return f"Only what came from {', '.join(searched.part.names)}." if searched.part else ""


def counted(number: int, thing: str) -> str:
    """For example "1 article" or "1,204 articles"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
