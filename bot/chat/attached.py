"""What somebody attached: its size is asked before a byte of it is read."""

import discord

from bot.errors.reading import FileTooBig
from bot.reading.sizes import MOST_BYTES


async def body_of(file: discord.Attachment) -> bytes:
    """The bytes of an attachment. Raises FileTooBig by the size that Discord itself measured, before anything is read.

    300 MB took 1.7 GB of memory before they were refused. What comes is measured again, should the size not be true.
    """
    if file.size > MOST_BYTES:
        raise FileTooBig(megabytes=MOST_BYTES / 1e6)
    body = await file.read()
    if len(body) > MOST_BYTES:
        raise FileTooBig(megabytes=MOST_BYTES / 1e6)
    return body
