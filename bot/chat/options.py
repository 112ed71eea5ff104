"""The options that several commands have: the same words, kind and suggestions wherever Discord shows them."""

from discord import app_commands

from bot.analysis.topic_days import first_day, last_day, settled
from bot.chat.autocomplete import articles, feeds, outlets, people, topics, trashed
from bot.chat.feature import Option

NUMBER = app_commands.Range[int, 1, 2**53 - 1]
"""A number of ours; Discord's integers go no further (its documentation of option types)."""
TOPIC = Option("A few words, for example: Myanmar Russia", suggest=topics, read=settled)
PERSON = Option("A name, or a number such as #7", suggest=people)
ARTICLE = Option("The article: words of its title, or its number", kind=NUMBER, suggest=articles)
TRASHED = Option("The article in the trash: words of its title, or its number", kind=NUMBER, suggest=trashed)
OUTLET = Option("The outlet's name, or the site of its pages such as example.org", suggest=outlets)
SINCE = Option("Only from this day on: 2025-03-20, March, last week, 7d", read=first_day)
UNTIL = Option("Only up to this day: 2025-03-31, March, yesterday", read=last_day)
ONLY_OUTLET = Option("Only from this outlet: its name, or its site", suggest=outlets)
ONLY_FEED = Option("Only what came in by this feed: words of its title, or its number", suggest=feeds)
FEED = Option("The feed: words of its title, or its number", suggest=feeds)
