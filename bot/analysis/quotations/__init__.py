"""Quotations and who said them.

1. Marks are paired by paragraph. 2. The words outside are read once: sentences, mentions, people, clauses of saying.
3. For each quotation in order, candidates are gathered and ranked. 4. Pronouns and names are resolved to the first full
name and role. 5. Scare quotes, titles of works and nicknames are left out; a speaker below the margin is withheld.
"""
