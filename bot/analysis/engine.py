"""The number of the engine that marks texts."""

ENGINE = 4
"""Raised by one with every release that finds other sentences, quotes, speakers or fingerprints in the same text; what
an older engine has read is then read again (`bot.desk.reread`)."""
