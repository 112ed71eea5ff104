"""Lines that stand around an article and are no part of it: image names, buttons, what forums and sites put around.

A whole sentence that addresses nobody is the article's, whatever words it has: "newsletter" and "privacy policy" are
also news. `boilerplate.toml` has the words by which a notice addresses its reader.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

# Patterns for lines in lower case: a pattern that minds no case takes three times as long.
LONGEST = 400
_IMAGE = re.compile(r"^\[?\S{4,250}\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:\.\S{1,80})?\]?$")
_BOX = re.compile(r"\[ *\]|\( \)")
_LABEL_OR_LINK = re.compile(r"\[[^\]]{0,40}\]$|\S*https?://\S+$")
_NO_WORD = re.compile(r"[\W_]*$")
_CREDIT = re.compile(
    r"^(?:photo(?:graph)?s?|image|picture|bild|foto|legende|caption|credit|source|quelle|crédit(?: photo)?"
    r"|grafik)\b(?: (?:by"
    r"|credit|via|von))?\s?[:/©].{1,90}$|"
    r"^.{0,120}(?:getty images|/ ?(?:afp|reuters|dpa|apa|epa)|\((?:ap|afp|reuters|dpa|supplied"
    r"|file)(?: photo[^)]{0,40})?\)|imago\b.{0,30})\W*$"
)
_WORDS = re.compile(
    r"^(?:[\W\d]*(?:jump to (?:content|navigation)|skip to \S.{0,30}|recommended (?:posts|for you|reading"
    r"|articles)|posted|share(?: this.{0,30}| on \w+)?|"
    r"tweet|email(?: this)?|print(?: this)?|copy link|link copied|report(?: post| this article)?|quote|reply"
    r"|like(?:d by)?|follow(?:ers?)?|"
    r"sign (?:in|up|out)(?: now)?|log ?in|log ?out|register(?: a new account)?|subscribe(?: now)?"
    r"|create an account|create new.{0,3}|join(?: now)?|"
    r"advertisement|ad|anzeige|werbung|publicité|publicidad|annonce|sponsored(?: content)?"
    r"|read more\b.{0,90}|read also\b.{0,90}|also read\b.{0,90}"
    r"|related(?: (?:stories|articles|posts|content|topics|news|links))?|more (?:from|on|in)\b.{0,40}|"
    r"comments?|leave a (?:comment|reply)|(?:no|\d+) comments?|\d+ (?:replies|views|members|likes|shares)|menu"
    r"|home|search|close|back to top|top|next|previous|continue reading|"
    r"most (?:read|popular|viewed)|trending(?: now)?|latest (?:news|stories)|popular|tags?:?|topics?:?|categories"
    r"|newsletters?|privacy policy|cookie policy|terms of (?:use|service)|contact(?: us)?|about us|"
    r"already have an account\?.{0,40}|recently browsing.{0,40}|no registered users viewing this page\.?|image"
    r"|photo|video|play|listen|save|view (?:all|more|comments)|show more|load more)[\W\d]*)$"
)
# Looked for where words begin: at every letter it takes two and a half times as long.
_SENTENCES = re.compile(
    r"(?<!\w)(?:you need to be a member|sign up for (?:a|our|the)\b|log in or register|create (?:an|your free) account"
    r"|all rights reserved|"
    r"we use cookies|uses? cookies|cookie (?:policy|settings|preferences)|accept (?:all )?cookies|privacy policy"
    r"|terms of (?:use|service)|"
    r"your email address will not be|required fields are marked|subscribe to (?:our|the)|enable javascript"
    r"|javascript (?:is )?(?:disabled|required)|"
    r"ad ?block|click here to|follow us on|share this (?:article|story|post)|unsubscribe|by (?:clicking"
    r"|signing up|continuing)|"
    r"advertisement has not loaded|in your inbox|subscribers? only|registering for free|"
    r"this site uses akismet|powered by \w+$|join the (?:conversation|discussion)$)"
)
_COPYRIGHT = re.compile(r"©|copyright\b")
_ALWAYS = re.compile(
    r"©|copyright(?: \(c\))? ?\d|all rights reserved|akismet|read (?:more|also) ?(?:[:»→>]|(?:about|here|on)\b)"
)
_SENTENCE = re.compile(
    r"[^\W\d_].*[.!?。！？।۔။][\"'”’»“)\]]*(?: ?\([^()]{2,30}\))?$|[^\W\d_].*[^\W\d_] ?\([a-z]{2,10}\)$"
)
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]*[”“»\"]")
_CAPTIONED = re.compile(
    r"(?:photo|image|picture|bild|foto|legende|caption|credit|source|quelle|crédit|grafik)\w*\b ?\W"
)
_OPENING = "“„«‘'\"(¿¡"
_LEAST = 5  # words of a sentence: with fewer it is as likely a button ("Log in now.")


@lru_cache(maxsize=1)
def _addresses() -> re.Pattern[str]:
    """What addresses a reader anywhere in a line, or asks for something where a sentence begins."""
    words = tomllib.loads(files("bot.reading").joinpath("boilerplate.toml").read_text("utf-8"))
    addressed, asked = ("|".join(map(re.escape, words[name])) for name in ("addressed", "asked"))
    return re.compile(rf"\b(?:{addressed})\b|(?:^|[.!?:] )\W*(?:{asked})\b")


def addresses_reader(line: str) -> bool:
    """Whether a line speaks to its reader or for the site, quotation marks aside."""
    return _addresses().search(_QUOTED.sub("", line.lower())) is not None


def is_image(line: str) -> bool:
    """A line that is only the file name of an image."""
    return _IMAGE.match(line.lower()) is not None


def is_boilerplate(line: str) -> bool:
    """A line that is boilerplate wherever it stands: a button, a field, a notice to visitors, an image's name."""
    if _NO_WORD.match(line):
        return True
    return len(line) <= LONGEST and _is_any_kind(line)


@lru_cache(maxsize=2_048)
def _is_any_kind(line: str) -> bool:
    """The same line is asked about several times while its page is read."""
    small = line.lower()
    if _IMAGE.match(small) or _BOX.search(line) or _LABEL_OR_LINK.match(line):
        return True
    noticed = bool(_WORDS.match(small) or _CREDIT.match(small) or (len(line) < 300 and _is_notice(small)))
    return noticed and not _is_told(small)


def _is_told(small: str) -> bool:
    """Whether the line is a sentence of a report: whole, of some words, and to nobody outside quotation marks."""
    if len(small.split()) < _LEAST or not _SENTENCE.match(small.lstrip(_OPENING)) or _ALWAYS.search(small):
        return False
    return _CAPTIONED.match(small) is None and not addresses_reader(small)


def _is_notice(small: str) -> bool:
    """A notice to visitors; "newsletter" also at the end of a compound, as in German."""
    return bool("newsletter" in small or _COPYRIGHT.match(small) or _SENTENCES.search(small))
