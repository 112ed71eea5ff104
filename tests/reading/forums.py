"""A page of each forum engine: fictional people, fictional town, the engine's own markup.

In every one harbourwatch writes FIRST on 20 March 2025 and old salt SECOND on the day after, quoting QUOTED of gull,
but where the engine has no quotes of its own.
"""

FIRST = "The ferry to the fictional island of Fernleigh was cancelled again this morning."
SECOND = "It will sail again on Friday, they said at the harbour."
QUOTED = "an older word of somebody else about the ferry"
POSTS = (("1", "harbourwatch", "2025-03-20", FIRST), ("2", "old salt", "2025-03-21", SECOND))


def both(post: str, quote: str = "") -> str:
    """A page of the two posts: `post` with its {id}, {name}, {day} and {text}, `quote` with its {quoted}."""
    quoted = quote.format(quoted=QUOTED)
    first, second = (
        post.format(id=id_, name=name, day=day, text=f"{quoted if name == 'old salt' else ''}<p>{text}</p>")
        for id_, name, day, text in POSTS
    )
    return f"<h1>Ferry cancelled</h1>{first}{second}"


CITED = "<blockquote><cite>gull wrote:</cite>{quoted}</blockquote>"
PAGES = {
    "XenForo": f"""<h1 class="p-title-value">Ferry cancelled</h1>
<article class="message message--post" data-author="harbourwatch">
<time class="u-dt" datetime="2025-03-20T09:00:00+0000">x</time>
<div class="message-body"><div class="bbWrapper">{FIRST}</div></div></article>
<article class="message message--post" data-author="old salt">
<time class="u-dt" datetime="2025-03-21T09:00:00+0000">x</time>
<div class="message-body"><div class="bbWrapper">
<blockquote class="bbCodeBlock bbCodeBlock--quote" data-quote="gull">{QUOTED}
</blockquote>{SECOND}</div></div></article>""",
    "phpBB": f"""<div id="phpbb"><h2 class="topic-title"><a>Ferry cancelled</a></h2>
<div id="p1" class="post bg2"><p class="author">by <a class="username">harbourwatch</a> » Thu Mar 20, 2025 9:14 am</p>
<div class="content">{FIRST}</div></div>
<div id="p2" class="post bg1"><p class="author">by <a class="username">old salt</a> » Fri Mar 21, 2025 7:02 pm</p>
<div class="content"><blockquote><div><cite>gull wrote:</cite>{QUOTED}</div></blockquote>{SECOND}</div></div></div>""",
    "Discourse": f"""<meta name="generator" content="Discourse 3.4"><h1>Ferry cancelled</h1>
<div class="topic-body crawler-post"><span itemprop="author"><span itemprop="name">harbourwatch</span></span>
<time datetime="2025-03-20T09:00:00Z">x</time><div class="post" itemprop="text"><p>{FIRST}</p></div></div>
<div class="topic-body crawler-post"><span itemprop="author"><span itemprop="name">old salt</span></span>
<time datetime="2025-03-21T09:00:00Z">x</time><div class="post" itemprop="text">
<aside class="quote" data-username="gull">
<blockquote>{QUOTED}</blockquote></aside><p>{SECOND}</p></div></div>""",
    "Invision": f"""<h1 class="ipsType_pageTitle">Ferry cancelled</h1>
<article class="ipsComment" id="elComment_1"><h3 class="cAuthorPane_author">harbourwatch</h3>
<time datetime="2025-03-20T09:00:00Z">x
</time><div data-role="commentContent"><p>{FIRST}</p></div></article>
<article class="ipsComment" id="elComment_2"><h3 class="cAuthorPane_author">old salt</h3>
<time datetime="2025-03-21T09:00:00Z">x
</time><div data-role="commentContent"><blockquote class="ipsQuote" data-ipsquote-username="gull">{QUOTED}</blockquote>
<p>{SECOND}</p></div></article>""",
    "Fora": both(
        """<div class="MessageCard js-messageCard js-post"><a class="MessageCard__user-info__name">{name}</a>
<span class="MessageCard__date-created"><time datetime="{day}T09:00:00Z">x</time></span>
<div class="message-body"><div class="bbWrapper">{text}</div></div></div>""",
        """<blockquote class="bbCodeBlock bbCodeBlock--quote" data-quote="gull">{quoted}</blockquote>""",
    ),
    "bbPress": both(
        """<div class="bbp-reply-header"><span class="bbp-reply-post-date">{day}</span></div>
<div class="reply"><div class="bbp-reply-author"><a class="bbp-author-link"><span class="bbp-author-name">{name}</span>
</a></div><div class="bbp-reply-content">{text}</div></div>""",
        CITED,
    ),
    "vBulletin": both(
        """<li class="postcontainer" id="post_{id}"><span class="date">{day}</span><a class="username">{name}</a>
<div id="post_message_{id}"><blockquote class="postcontent">{text}</blockquote></div></li>""",
        """<div class="bbcode_quote"><div class="bbcode_postedby">Originally Posted by <strong>gull</strong></div>
<div>{quoted}</div></div>""",
    ),
    "SMF": both(
        """<div class="post_wrapper"><div class="poster"><h4><a>{name}</a></h4></div>
<div class="keyinfo"><div class="smalltext">{day}</div></div>
<div class="post"><div class="inner" id="msg_{id}">{text}</div></div></div>""",
        """<blockquote class="bbc_standard_quote"><cite><a>Quote from: gull on March 19, 2025, 09:00:00 AM</a></cite>
{quoted}</blockquote>""",
    ),
    "MyBB": both(
        """<div class="post" id="post_{id}"><div class="author_information"><span class="largetext">{name}</span></div>
<span class="post_date">{day}</span><div class="post_body" id="pid_{id}">{text}</div>
<a href="https://mybb.com">MyBB</a></div>""",
        "<blockquote><cite><span>date</span> gull Wrote:</cite>{quoted}</blockquote>",
    ),
    "Stack Exchange": both(
        """<div class="question answer" id="answer-{id}"><div class="s-prose js-post-body">{text}</div>
<div class="owner"><span class="relativetime" title="{day} 09:00:00Z">x</span>
<div class="user-details"><a>{name}</a></div></div></div>"""
    ),
    "Reddit": both(
        """<shreddit-comment author="{name}"><time datetime="{day}T09:00:00Z">x</time>
<a href="https://www.reddit.com/user/{id}"></a>
<div slot="comment">{text}</div></shreddit-comment>""",
        CITED,
    ),
    "NodeBB": both(
        """<li component="post" data-username="{name}"><span class="timeago" title="{day}T09:00:00Z">x</span>
<div component="post/content">{text}</div></li>""",
        CITED,
    ),
    "Vanilla": both(
        """<li class="Item ItemComment"><span class="Author"><a class="Username">{name}</a></span>
<time datetime="{day}T09:00:00Z">x</time><div class="Message">{text}</div></li>""",
        """<blockquote class="UserQuote"><div class="QuoteAuthor">gull said:</div>{quoted}</blockquote>""",
    ),
    "Flarum": both(
        """<article class="CommentPost Post" data-by="flarum"><h3><a class="PostUser-name">{name}</a></h3>
<time datetime="{day}T09:00:00Z">x</time><div class="Post-body">{text}</div></article>""",
        CITED,
    ),
    "Hacker News": """<table class="fatitem"><tr class="athing submission"><td><span class="titleline">
<a href="https://news.example/ferry">Ferry cancelled</a></span></td></tr>
<tr><td>by <a class="hnuser">gull</a></td></tr></table>"""
    + both(
        """<table><tr class="athing comtr" id="{id}"><td><a class="hnuser">{name}</a>
<span class="age" title="{day}T09:00:00 1742461200"><a>1 year ago</a></span>
<div class="comment"><div class="commtext c00">{text}</div><div class="reply"><u><a>reply</a></u></div></div>
</td></tr></table>"""
    ),
}
"""By the engine's name."""
