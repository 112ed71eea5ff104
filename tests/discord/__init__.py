"""A local Discord: enough of the gateway and of REST v10 for the real client, checked as strictly as Discord checks.

`async with LocalDiscord() as discord:` starts it; `discord.connector()` is what a client is given to reach it;
`await discord.run("/brief", topic="...", as_=member)` is what a test says, and the answer is what that member sees.
"""

from tests.discord.seen import Answer, Button, Modal, Select
from tests.discord.speaking import LocalDiscord, NotOffered
from tests.discord.world import Channel, Member, Message, Person, Role, Server, Upload

__all__ = [
    "Answer",
    "Button",
    "Channel",
    "LocalDiscord",
    "Member",
    "Message",
    "Modal",
    "NotOffered",
    "Person",
    "Role",
    "Select",
    "Server",
    "Upload",
]
