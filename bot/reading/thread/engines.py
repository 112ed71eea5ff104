"""How each forum engine marks its posts: one row of selectors for each, read off the engines' own templates."""

from dataclasses import dataclass


def _with(name: str) -> str:
    return f"contains(concat(' ',normalize-space(@class),' '),' {name} ')"


def _by_class(*names: str, tag: str = "*") -> str:
    return f".//{tag}[{' or '.join(map(_with, names))}]"


@dataclass(frozen=True, slots=True)
class Engine:
    """XPaths of one engine, all but `posts` and `title` from the post downward; the first match counts.

    `traces`: of which one stands among the classes and ids of every page of it, each divided by one space; none where
    its posts are told by something else. `marks`: strings of which one stands in its source. `quotes`: blocks of other
    people's words inside a body, `whom` the name in one of them.
    """

    name: str
    traces: tuple[str, ...]
    marks: tuple[str, ...]
    posts: str
    author: tuple[str, ...]
    stamp: tuple[str, ...]
    body: tuple[str, ...]
    quotes: str = ".//blockquote"
    whom: tuple[str, ...] = (".//cite",)
    title: tuple[str, ...] = ("//h1",)


_TIMES = (".//time/@datetime", ".//*[@itemprop='datePublished' or @itemprop='dateCreated']/@content")
_NAMED = (".//*[@itemprop='author']//*[@itemprop='name']", ".//*[@itemprop='author']//*[@itemprop='name']/@content")

DISCOURSE = Engine(
    "Discourse",
    (),
    ('content="Discourse', "crawler-post", "topic-post"),
    f"//div[{_with('crawler-post')}]|//article[@data-post-id]",
    (*_NAMED, _by_class("username"), _by_class("names") + "//a"),
    (*_TIMES, ".//*[@data-time]/@data-time"),
    (".//div[@itemprop='text']", _by_class("cooked"), _by_class("post", tag="div")),
    _by_class("quote", tag="aside"),
    ("@data-username", _by_class("title")),
    ("//*[@id='topic-title']//h1", "//h1"),
)

ENGINES = (
    DISCOURSE,
    Engine(
        "XenForo",
        (" message ", " message--post "),
        ("message-body", "messageText", "XenForo"),
        f"//article[{_with('message--post')} or ({_with('message')} and @data-author)]"
        f"|//li[{_with('message')} and @data-author]",
        (_by_class("message-name"), "@data-author", _by_class("username")),
        (
            _by_class("message-attribution") + "//time/@datetime",
            *_TIMES,
            _by_class("DateTime") + "/@data-time",
            _by_class("DateTime") + "/@title",
            _by_class("DateTime"),
        ),
        (
            _by_class("message-body") + "//*[" + _with("bbWrapper") + "]",
            _by_class("message-body"),
            _by_class("messageText"),
        ),
        _by_class("bbCodeBlock--quote", "bbCodeQuote", "bbCodeBlock--unfurl"),
        ("@data-quote", "@data-author", _by_class("bbCodeBlock-sourceJump", "attribution")),
        ("//h1[" + _with("p-title-value") + "]", "//*[" + _with("titleBar") + "]//h1", "//h1"),
    ),
    Engine(
        "Fora",
        (" js-messageCard ", " MessageCard "),
        ("js-messageCard", "MessageCard"),
        f"//div[{_with('js-messageCard')} or ({_with('MessageCard')} and {_with('js-post')})]",
        (_by_class("MessageCard__user-info__name"), *_NAMED),
        (_by_class("MessageCard__date-created") + "//time/@datetime", *_TIMES),
        (
            _by_class("message-body") + "//*[" + _with("bbWrapper") + "]",
            _by_class("bbWrapper"),
            _by_class("message-body"),
        ),
        _by_class("bbCodeBlock--quote", "bbCodeBlock--unfurl"),
        ("@data-quote", _by_class("bbCodeBlock-sourceJump")),
    ),
    Engine(
        "bbPress",
        (" bbp-reply-content ", " bbp-topic-content "),
        ("bbp-reply-content", "bbp-topic-content"),
        f"//div[div[{_with('bbp-reply-content')} or {_with('bbp-topic-content')}]]",
        (_by_class("bbp-author-name"), _by_class("bbp-author-link"), ".//a[contains(@href,'/users/')]"),
        (
            "preceding-sibling::*[1]//*[" + _with("bbp-reply-post-date") + " or " + _with("bbp-topic-post-date") + "]",
            _by_class("bbp-reply-post-date", "bbp-topic-post-date"),
            *_TIMES,
        ),
        (_by_class("bbp-reply-content", "bbp-topic-content"),),
        title=("//h1[" + _with("entry-title") + "]", "//h1"),
    ),
    Engine(
        "Invision",
        (" ipsComment ", " ipsEntry ", " elComment_"),
        ("ipsComment", "ipsEntry", "ipsApp"),
        f"//article[{_with('ipsComment')} or {_with('ipsEntry')} or starts-with(@id,'elComment_')]",
        (
            _by_class("cAuthorPane_author"),
            _by_class("ipsEntry__username", "ipsComment_author"),
            ".//h3",
            _by_class("ipsUsername"),
        ),
        (_by_class("ipsType_reset", "ipsEntry__date", "ipsComment_meta") + "//time/@datetime", *_TIMES),
        (".//*[@data-role='commentContent']", _by_class("ipsRichText", "ipsType_richText")),
        _by_class("ipsQuote", tag="blockquote"),
        ("@data-ipsquote-username", _by_class("ipsQuote_citation")),
        (
            "//h1[" + _with("ipsType_pageTitle") + " or " + _with("ipsPageHeader__title") + "]",
            "//*[" + _with("ipsPageHeader__title") + "]",
            "//h1",
        ),
    ),
    Engine(
        "phpBB",
        (" post ",),
        ("phpbb", "phpBB", "viewtopic.php"),
        f"//div[{_with('post')} and (starts-with(@id,'p') or .//*[{_with('postbody')}])]",
        (
            _by_class("author") + "//*[" + _with("username") + " or " + _with("username-coloured") + "]",
            _by_class("username", "username-coloured"),
            _by_class("postprofile") + "//dt//a",
            _by_class("author") + "//strong",
        ),
        (*_TIMES, _by_class("author", "postdate", "post-date"), _by_class("timespan") + "/@title"),
        (_by_class("content"), _by_class("postbody")),
        title=("//h2[" + _with("topic-title") + "]", "//*[" + _with("topic-title") + "]", "//h2//a", "//h1"),
    ),
    Engine(
        "vBulletin",
        (" postcontainer ", " postbit ", " postbitlegacy ", " b-post ", " post_message_"),
        ("vBulletin", "vbulletin", "post_message_", "showthread.php", "b-post"),
        f"//li[{_with('postcontainer')} or {_with('postbit')} or {_with('postbitlegacy')} or {_with('b-post')}]"
        "|//table[starts-with(@id,'post') and .//div[starts-with(@id,'post_message_')]]"
        "|//div[starts-with(@id,'post') and .//div[starts-with(@id,'post_message_')] and "
        "not(.//table[starts-with(@id,'post')])"
        " and not(ancestor::table[starts-with(@id,'post')])"
        " and not(.//div[starts-with(@id,'post') and .//div[starts-with(@id,'post_message_')]])]",
        (
            _by_class("bigusername", "username"),
            _by_class("author") + "//a",
            ".//*[starts-with(@id,'postmenu_')]//a",
            ".//a[contains(@href,'member')]",
            ".//*[starts-with(@id,'postmenu_')]",
        ),
        (
            *_TIMES,
            _by_class("postdate", "b-post__timestamp", "date"),
            _by_class("thead"),
            _by_class("tcell", "smallfont"),
        ),
        (
            ".//*[starts-with(@id,'post_message_')]",
            _by_class("postcontent"),
            _by_class("js-post__content-text", "b-post__content"),
        ),
        _by_class("quote_container", "bbcode_quote", "bbcode_container")
        + "|.//div[div[contains(@class,'smallfont') and starts-with(normalize-space(.),'Quote')]]",
        (_by_class("bbcode_postedby") + "//strong", ".//strong"),
        ("//*[" + _with("threadtitle") + "]", "//h1", "//td[" + _with("navbar") + "]/strong"),
    ),
    Engine(
        "SMF",
        (" post_wrapper ",),
        ("smf_", "Simple Machines", "post_wrapper"),
        f"//div[{_with('post_wrapper')}]",
        (_by_class("poster") + "//h4//a", _by_class("poster") + "//h4", _by_class("poster") + "//a"),
        (*_TIMES, _by_class("keyinfo") + "//*[" + _with("smalltext") + "]", _by_class("postinfo", "keyinfo")),
        (_by_class("inner"), ".//*[starts-with(@id,'msg_')]", _by_class("post")),
        ".//blockquote|" + _by_class("quoteheader", "topslice_quote", "quotefooter"),
        (".//cite", ".//a"),
        ("//*[starts-with(@id,'subject_')]", "//h1", "//title"),
    ),
    Engine(
        "MyBB",
        (" post_",),
        ("MyBB", "mybb", "post_author"),
        f"//div[{_with('post')} and starts-with(@id,'post_')]|//table[starts-with(@id,'post_')]",
        (_by_class("author_information") + "//*[" + _with("largetext") + "]", _by_class("post_author") + "//a"),
        (*_TIMES, _by_class("post_date") + "/span/@title", _by_class("post_date", "smalltext")),
        (_by_class("post_body"), ".//*[starts-with(@id,'pid_')]"),
        ".//blockquote",
        (".//cite/span/following-sibling::text()", ".//cite"),
        ("//h1", "//td[" + _with("thead") + "]//strong", "//title"),
    ),
    Engine(
        "Stack Exchange",
        (" question ", " answer"),
        ("sstatic.net", "js-post-body", "s-prose"),
        f"//div[@id='question']|//div[{_with('answer')} and starts-with(@id,'answer')]",
        (
            _by_class("owner") + "//*[" + _with("user-details") + "]//a",
            ".//*[@itemprop='author']//*[@itemprop='name']",
            "(.//*[" + _with("user-details") + "])[last()]//a",
            "(.//*[" + _with("user-details") + "])[last()]//*[@itemprop='name']",
        ),
        (
            ".//time[@itemprop='dateCreated']/@datetime",
            _by_class("owner") + "//*[" + _with("relativetime") + "]/@title",
            "(.//*[" + _with("user-action-time") + "])[last()]//*/@title",
            *_TIMES,
        ),
        (_by_class("js-post-body", "post-text", "s-prose"),),
        "./none",
        title=("//*[@id='question-header']//h1", "//h1"),
    ),
    Engine(
        "Reddit",
        (),
        ("reddit.com", "shreddit-post"),
        f"//shreddit-post|//shreddit-comment|//div[{_with('thing')} and @data-author and ({_with('link')}"
        f" or {_with('comment')})]",
        ("@author", "@data-author"),
        ("@created-timestamp", ".//time/@datetime", ".//faceplate-timeago/@ts"),
        (".//*[@slot='text-body']", ".//*[@slot='comment']", _by_class("usertext-body", "md")),
        title=("//shreddit-post/@post-title", "//h1[@slot='title']", "//a[" + _with("title") + "]", "//h1"),
    ),
    Engine(
        "NodeBB",
        (),
        ('component="post"', "nodebb"),
        "//*[@component='post']",
        ("@data-username", ".//*[@component='post/header']//a[contains(@href,'/user/')]", *_NAMED),
        (".//*[@itemprop='datePublished']/@content", _by_class("timeago") + "/@title", "@data-timestamp", *_TIMES),
        (".//*[@component='post/content']", _by_class("content")),
    ),
    Engine(
        "Vanilla",
        (" ItemDiscussion ", " ItemComment "),
        ("ItemDiscussion", "ItemComment", "vanillaforum"),
        f"//*[{_with('ItemDiscussion')} or {_with('ItemComment')}]",
        (_by_class("Author") + "//a[" + _with("Username") + "]", _by_class("Username"), _by_class("Author") + "//a"),
        (*_TIMES,),
        (_by_class("Message"), _by_class("userContent")),
        _by_class("Quote", "UserQuote", "quote") + "|.//blockquote",
        (_by_class("QuoteAuthor"), ".//a"),
    ),
    Engine(
        "Flarum",
        (" CommentPost ", " flarum-content "),
        ("flarum", "Flarum"),
        f"//article[{_with('CommentPost')}]|//*[@id='flarum-content']//div[h3 and {_with('Post-body')}]",
        (_by_class("PostUser-name", "username"), ".//h3"),
        (*_TIMES,),
        (_by_class("Post-body"),),
    ),
)
