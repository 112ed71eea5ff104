"""Answers that let only browsers in: a site's guard asks for a proof that no program can give."""

from typing import TYPE_CHECKING

from bot.errors.tree import CopydeskError
from bot.reading.fetch.body import read_body

if TYPE_CHECKING:
    from aiohttp import ClientResponse

_STATUSES = (403, 503)
_LOOKED_AT = 300_000
"""Bytes: such pages have 5 to 60 kB."""
_SIGNS = (
    b"/cdn-cgi/challenge-platform/",
    b"_cf_chl_opt",
    b"cf-browser-verification",
    b"captcha-delivery.com",
    b"_Incapsula_Resource",
    b"px-captcha",
    b"AwsWafIntegration",
    b"sucuri_cloudproxy_js",
)
"""What the pages of Cloudflare, DataDome, Imperva, HUMAN, AWS WAF and Sucuri load or set; no words, so no language."""


async def is_challenge(response: "ClientResponse", host: str) -> bool:
    """Tell whether an answer is a guard's: by Cloudflare's own header, else by what its page loads.

    https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
    """
    from bot.reading.fetch.session import FAILURES

    if response.status not in _STATUSES:
        return False
    if response.headers.get("cf-mitigated", "").strip().lower() == "challenge":
        return True
    if response.content_type.lower() not in ("text/html", "application/xhtml+xml"):
        return False
    try:
        body = await read_body(response, host, _LOOKED_AT)
    except (CopydeskError, TimeoutError, *FAILURES):  # the status is told then, which is as true
        return False
    return any(sign in body for sign in _SIGNS)
