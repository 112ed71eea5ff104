"""Loaded once in the process that the reading children are forked from, so that no first reading waits for it.

The names of months take 0.2 s to load, ours and as long those that htmldate asks where a date is written without a
year; each child would load them anew.
"""

from htmldate import find_date

from bot.text import months

months.names()
find_date("<html><body><p class='date'>published on 12 of it 14:30</p></body></html>", extensive_search=True)
