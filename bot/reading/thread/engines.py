"""How each forum engine marks its posts: one row of selectors for each, read off the engines' own templates."""

from dataclasses import dataclass


def _with(name: str) -> str:
    return f"contains(concat(' ',normalize-space(@class),' '),' {name} ')"


def _by_class(*names: str, tag: str = "*") -> str:
    return f".//{tag}[{' or '.join(map(_with, names))}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """XPaths of one engine, all but `posts` and `title` from the post downward; the first match counts.

    A page is an engine's where one of its `marks` (strings) stands in the source and its `posts` find a post with a
    `body`; the first such engine of ENGINES counts. `traces` spare the others the search: one of them stands among the
    classes and ids of every page of it, each divided by one space; none where its posts are told by something else.
    `stamp` is the day as it stands. `quotes`: blocks of other people's words inside a body, `whom` the name in one.
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
    name="Discourse",
    traces=(),
    marks=('content="Discourse', "crawler-post", "topic-post"),
    posts=f"//div[{_with('crawler-post')}]|//article[@data-post-id]",
    author=(*_NAMED, _by_class("username"), _by_class("names") + "//a"),
    stamp=(*_TIMES, ".//*[@data-time]/@data-time"),
    body=(".//div[@itemprop='text']", _by_class("cooked"), _by_class("post", tag="div")),
    quotes=_by_class("quote", tag="aside"),
    whom=("@data-username", _by_class("title")),
    title=("//*[@id='topic-title']//h1", "//h1"),
)

ENGINES = (
    DISCOURSE,
    Engine(
        name="XenForo",
        traces=(" message ", " message--post "),
        marks=("message-body", "messageText", "XenForo"),
        posts=f"//article[{_with('message--post')} or ({_with('message')} and @data-author)]"
        f"|//li[{_with('message')} and @data-author]",
        author=(_by_class("message-name"), "@data-author", _by_class("username")),
        stamp=(
            _by_class("message-attribution") + "//time/@datetime",
            *_TIMES,
            _by_class("DateTime") + "/@data-time",
            _by_class("DateTime") + "/@title",
            _by_class("DateTime"),
        ),
        body=(
            _by_class("message-body") + "//*[" + _with("bbWrapper") + "]",
            _by_class("message-body"),
            _by_class("messageText"),
        ),
        quotes=_by_class("bbCodeBlock--quote", "bbCodeQuote", "bbCodeBlock--unfurl"),
        whom=("@data-quote", "@data-author", _by_class("bbCodeBlock-sourceJump", "attribution")),
        title=("//h1[" + _with("p-title-value") + "]", "//*[" + _with("titleBar") + "]//h1", "//h1"),
    ),
    Engine(
        name="Fora",
        traces=(" js-messageCard ", " MessageCard "),
        marks=("js-messageCard", "MessageCard"),
        posts=f"//div[{_with('js-messageCard')} or ({_with('MessageCard')} and {_with('js-post')})]",
        author=(_by_class("MessageCard__user-info__name"), *_NAMED),
        stamp=(_by_class("MessageCard__date-created") + "//time/@datetime", *_TIMES),
        body=(
            _by_class("message-body") + "//*[" + _with("bbWrapper") + "]",
            _by_class("bbWrapper"),
            _by_class("message-body"),
        ),
        quotes=_by_class("bbCodeBlock--quote", "bbCodeBlock--unfurl"),
        whom=("@data-quote", _by_class("bbCodeBlock-sourceJump")),
    ),
    Engine(
        name="bbPress",
        traces=(" bbp-reply-content ", " bbp-topic-content "),
        marks=("bbp-reply-content", "bbp-topic-content"),
        posts=f"//div[div[{_with('bbp-reply-content')} or {_with('bbp-topic-content')}]]",
        author=(_by_class("bbp-author-name"), _by_class("bbp-author-link"), ".//a[contains(@href,'/users/')]"),
        stamp=(
            "preceding-sibling::*[1]//*[" + _with("bbp-reply-post-date") + " or " + _with("bbp-topic-post-date") + "]",
            _by_class("bbp-reply-post-date", "bbp-topic-post-date"),
            *_TIMES,
        ),
        body=(_by_class("bbp-reply-content", "bbp-topic-content"),),
        title=("//h1[" + _with("entry-title") + "]", "//h1"),
    ),
    Engine(
        name="Invision",
        traces=(" ipsComment ", " ipsEntry ", " elComment_"),
        marks=("ipsComment", "ipsEntry", "ipsApp"),
        posts=f"//article[{_with('ipsComment')} or {_with('ipsEntry')} or starts-with(@id,'elComment_')]",
        author=(
            _by_class("cAuthorPane_author"),
            _by_class("ipsEntry__username", "ipsComment_author"),
            ".//h3",
            _by_class("ipsUsername"),
        ),
        stamp=(_by_class("ipsType_reset", "ipsEntry__date", "ipsComment_meta") + "//time/@datetime", *_TIMES),
        body=(".//*[@data-role='commentContent']", _by_class("ipsRichText", "ipsType_richText")),
        quotes=_by_class("ipsQuote", tag="blockquote"),
        whom=("@data-ipsquote-username", _by_class("ipsQuote_citation")),
        title=(
            "//h1[" + _with("ipsType_pageTitle") + " or " + _with("ipsPageHeader__title") + "]",
            "//*[" + _with("ipsPageHeader__title") + "]",
            "//h1",
        ),
    ),
    Engine(
        name="phpBB",
        traces=(" post ",),
        marks=("phpbb", "phpBB", "viewtopic.php"),
        posts=f"//div[{_with('post')} and (starts-with(@id,'p') or .//*[{_with('postbody')}])]",
        author=(
            _by_class("author") + "//*[" + _with("username") + " or " + _with("username-coloured") + "]",
            _by_class("username", "username-coloured"),
            _by_class("postprofile") + "//dt//a",
            _by_class("author") + "//strong",
        ),
        stamp=(*_TIMES, _by_class("author", "postdate", "post-date"), _by_class("timespan") + "/@title"),
        body=(_by_class("content"), _by_class("postbody")),
        title=("//h2[" + _with("topic-title") + "]", "//*[" + _with("topic-title") + "]", "//h2//a", "//h1"),
    ),
    Engine(
        name="vBulletin",
        traces=(" postcontainer ", " postbit ", " postbitlegacy ", " b-post ", " post_message_"),
        marks=("vBulletin", "vbulletin", "post_message_", "showthread.php", "b-post"),
        posts=f"//li[{_with('postcontainer')} or {_with('postbit')} or {_with('postbitlegacy')} or {_with('b-post')}]"
        "|//table[starts-with(@id,'post') and .//div[starts-with(@id,'post_message_')]]"
        "|//div[starts-with(@id,'post') and .//div[starts-with(@id,'post_message_')] and "
        "not(.//table[starts-with(@id,'post')])"
        " and not(ancestor::table[starts-with(@id,'post')])"
        " and not(.//div[starts-with(@id,'post') and .//div[starts-with(@id,'post_message_')]])]",
        author=(
            _by_class("bigusername", "username"),
            _by_class("author") + "//a",
            ".//*[starts-with(@id,'postmenu_')]//a",
            ".//a[contains(@href,'member')]",
            ".//*[starts-with(@id,'postmenu_')]",
        ),
        stamp=(
            *_TIMES,
            _by_class("postdate", "b-post__timestamp", "date"),
            _by_class("thead"),
            _by_class("tcell", "smallfont"),
        ),
        body=(
            ".//*[starts-with(@id,'post_message_')]",
            _by_class("postcontent"),
            _by_class("js-post__content-text", "b-post__content"),
        ),
        quotes=_by_class("quote_container", "bbcode_quote", "bbcode_container")
        + "|.//div[div[contains(@class,'smallfont') and starts-with(normalize-space(.),'Quote')]]",
        whom=(_by_class("bbcode_postedby") + "//strong", ".//strong"),
        title=("//*[" + _with("threadtitle") + "]", "//h1", "//td[" + _with("navbar") + "]/strong"),
    ),
    Engine(
        name="SMF",
        traces=(" post_wrapper ",),
        marks=("smf_", "Simple Machines", "post_wrapper"),
        posts=f"//div[{_with('post_wrapper')}]",
        author=(_by_class("poster") + "//h4//a", _by_class("poster") + "//h4", _by_class("poster") + "//a"),
        stamp=(*_TIMES, _by_class("keyinfo") + "//*[" + _with("smalltext") + "]", _by_class("postinfo", "keyinfo")),
        body=(_by_class("inner"), ".//*[starts-with(@id,'msg_')]", _by_class("post")),
        quotes=".//blockquote|" + _by_class("quoteheader", "topslice_quote", "quotefooter"),
        whom=(".//cite", ".//a"),
        title=("//*[starts-with(@id,'subject_')]", "//h1", "//title"),
    ),
    Engine(
        name="MyBB",
        traces=(" post_",),
        marks=("MyBB", "mybb", "post_author"),
        posts=f"//div[{_with('post')} and starts-with(@id,'post_')]|//table[starts-with(@id,'post_')]",
        author=(_by_class("author_information") + "//*[" + _with("largetext") + "]", _by_class("post_author") + "//a"),
        stamp=(*_TIMES, _by_class("post_date") + "/span/@title", _by_class("post_date", "smalltext")),
        body=(_by_class("post_body"), ".//*[starts-with(@id,'pid_')]"),
        quotes=".//blockquote",
        whom=(".//cite/span/following-sibling::text()", ".//cite"),
        title=("//h1", "//td[" + _with("thead") + "]//strong", "//title"),
    ),
    Engine(
        name="Stack Exchange",
        traces=(" question ", " answer"),
        marks=("sstatic.net", "js-post-body", "s-prose"),
        posts=f"//div[@id='question']|//div[{_with('answer')} and starts-with(@id,'answer')]",
        author=(
            _by_class("owner") + "//*[" + _with("user-details") + "]//a",
            ".//*[@itemprop='author']//*[@itemprop='name']",
            "(.//*[" + _with("user-details") + "])[last()]//a",
            "(.//*[" + _with("user-details") + "])[last()]//*[@itemprop='name']",
        ),
        stamp=(
            ".//time[@itemprop='dateCreated']/@datetime",
            _by_class("owner") + "//*[" + _with("relativetime") + "]/@title",
            "(.//*[" + _with("user-action-time") + "])[last()]//*/@title",
            *_TIMES,
        ),
        body=(_by_class("js-post-body", "post-text", "s-prose"),),
        quotes="./none",
        title=("//*[@id='question-header']//h1", "//h1"),
    ),
    Engine(
        name="Reddit",
        traces=(),
        marks=("reddit.com", "shreddit-post"),
        posts=f"//shreddit-post|//shreddit-comment|//div[{_with('thing')} and @data-author and ({_with('link')}"
        f" or {_with('comment')})]",
        author=("@author", "@data-author"),
        stamp=("@created-timestamp", ".//time/@datetime", ".//faceplate-timeago/@ts"),
        body=(".//*[@slot='text-body']", ".//*[@slot='comment']", _by_class("usertext-body", "md")),
        title=("//shreddit-post/@post-title", "//h1[@slot='title']", "//a[" + _with("title") + "]", "//h1"),
    ),
    Engine(
        name="NodeBB",
        traces=(),
        marks=('component="post"', "nodebb"),
        posts="//*[@component='post']",
        author=("@data-username", ".//*[@component='post/header']//a[contains(@href,'/user/')]", *_NAMED),
        stamp=(
            ".//*[@itemprop='datePublished']/@content",
            _by_class("timeago") + "/@title",
            "@data-timestamp",
            *_TIMES,
        ),
        body=(".//*[@component='post/content']", _by_class("content")),
    ),
    Engine(
        name="Vanilla",
        traces=(" ItemDiscussion ", " ItemComment "),
        marks=("ItemDiscussion", "ItemComment", "vanillaforum"),
        posts=f"//*[{_with('ItemDiscussion')} or {_with('ItemComment')}]",
        author=(
            _by_class("Author") + "//a[" + _with("Username") + "]",
            _by_class("Username"),
            _by_class("Author") + "//a",
        ),
        stamp=(*_TIMES,),
        body=(_by_class("Message"), _by_class("userContent")),
        quotes=_by_class("Quote", "UserQuote", "quote") + "|.//blockquote",
        whom=(_by_class("QuoteAuthor"), ".//a"),
    ),
    Engine(
        name="Flarum",
        traces=(" CommentPost ", " flarum-content "),
        marks=("flarum", "Flarum"),
        posts=f"//article[{_with('CommentPost')}]|//*[@id='flarum-content']//div[h3 and {_with('Post-body')}]",
        author=(_by_class("PostUser-name", "username"), ".//h3"),
        stamp=(*_TIMES,),
        body=(_by_class("Post-body"),),
    ),
    Engine(
        name="Hacker News",
        traces=(" athing ", " fatitem "),
        marks=("hnuser",),
        posts=f"//table[{_with('fatitem')} and {_by_class('toptext', 'commtext')}]"
        f"|//tr[{_with('athing')} and {_with('comtr')}]",
        author=(_by_class("hnuser"),),
        stamp=(_by_class("age") + "/@title",),
        body=(_by_class("commtext", "toptext"),),
        quotes="./none",
        title=("//*[" + _with("titleline") + "]/a", "//h1"),
    ),
)
