"""Texts that want to act: what hypothesis makes articles, names, titles and topics of."""

from hypothesis import strategies as st

ACTING = (
    "**bold**", "__under__", "_so_", "*so*", "~~gone~~", "||hidden||", "`code`", "```py\nx\n```", "> quote", ">>> all",
    "# Heading", "-# small", "- item", "1. one", "[click](https://example.org)", "<https://example.org>", "@everyone",
    "https://example.org/a_b_c", "@here", "<@123456789012345678>", "<@&123456789012345678>", "<#123456789012345678>",
    "<t:1700000000:R>", "</brief:123456789012345678>", "<a:wave:123456789012345678>", "<:x:123456789012345678>",
    "<id:customize>", "\\", "\\*", "¯\\_(ツ)_/¯", "{topic}", "%s", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069",
    "\u200b", "\u200f", "\ufeff", "e\u0301", "👩‍👩‍👧", "\U0001f600", "مرحبا", "שלום", "ไทย", "မြန်မာ", "日本",
    "“", "”", '"', "«", "»",
    "x" * 300, "attachment://x", "javascript:alert(1)", "' OR 1=1 --", "NEAR(a b)", "a AND NOT b", "!", "?", ".", "…",
)  # fmt: skip

words = st.one_of(
    st.sampled_from(ACTING),
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12),
    st.sampled_from(("Moscow", "the", "minister", "said", "Naypyidaw", "on", "Tuesday")),
)
"""One hostile or plain word."""


def texts(most: int = 40) -> st.SearchStrategy[str]:
    """Words with spaces or new lines between them; never blank."""
    glued = st.lists(st.tuples(words, st.sampled_from((" ", " ", "\n", ""))), min_size=1, max_size=most)
    return glued.map(lambda parts: "".join(word + gap for word, gap in parts).strip()).filter(bool)


def lines(most: int = 12) -> st.SearchStrategy[str]:
    """Hostile texts on one line."""
    return texts(most).map(lambda text: " ".join(text.split())).filter(bool)
