"""Letters and numbers without meaning: cleaning, dates, addresses. Functions of str only."""
