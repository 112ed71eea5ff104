"""What a mail's HTML repeats of the mails before it, taken out by the marks that mail programs put there."""

from lxml import etree, html

from bot.reading.html_tree import finder, parse

# Gmail, Apple Mail and Thunderbird, Yahoo, Proton, Zoho; Outlook on the web puts its mark before the earlier mail.
_AROUND = finder(
    "//blockquote[@type='cite'] | //*[contains(@class, 'gmail_quote') or contains(@class, 'moz-cite-prefix')"
    " or contains(@class, 'yahoo_quoted') or contains(@class, 'protonmail_quote')"
    " or contains(@class, 'zmail_extra')]"
)
_BEFORE = finder("//*[@id='appendonsend' or @id='divRplyFwdMsg' or @id='mail-editor-reference-message-container']")


def own_html(page: str) -> tuple[str, tuple[str, ...]]:
    """Return the page without earlier mails, and what was left out; one that only passes a mail on is kept whole."""
    tree = parse(page)
    earlier = list(_AROUND(tree))
    for mark in _BEFORE(tree):
        earlier += [mark, *mark.itersiblings()]
    left_out = [" ".join("".join(map(str, element.itertext())).split()) for element in earlier]
    for element in earlier:
        _remove(element)
    if not earlier or not "".join(map(str, tree.itertext())).strip():
        return page, ()
    return html.tostring(tree, encoding="unicode"), tuple(filter(None, left_out))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        previous, tail = element.getprevious(), element.tail or ""
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        element.tail = None
        parent.remove(element)
