"""Whether what fails is the sites or our own line: kept for the whole program, since it shows in many feeds at once."""

import dataclasses
import datetime as dt
from collections import deque

from bot.analysis.polling import outage
from bot.errors.fetching import NoSuchSite, TooSlow, Unreachable
from bot.errors.tree import CopydeskError

OF_THE_LINE = (NoSuchSite, TooSlow, Unreachable)
REMEMBERED = 200
