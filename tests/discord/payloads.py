"""The world in Discord's JSON, with the keys that the real service sends."""

import datetime as dt
import mimetypes

from tests.discord import permissions
from tests.discord.world import Channel, Json, Member, Message, Person, Role, Server, StoredFile


def moment(seconds: float) -> str:
    """An ISO 8601 time with its offset."""
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()


def user(person: Person) -> Json:
    return {
        "id": str(person.id),
        "username": person.name,
        "global_name": person.name,
        "discriminator": "0",
        "avatar": None,
        "bot": person.bot,
        "public_flags": 0,
    }


def member(one: Member, channel: Channel | None = None) -> Json:
    payload: Json = {
        "user": user(one.person),
        "nick": None,
        "avatar": None,
        "roles": [str(role.id) for role in one.roles],
        "joined_at": "2020-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
    }
    if channel is not None:
        payload["permissions"] = str(permissions.of_member(one, channel))
    return payload


def role(one: Role) -> Json:
    return {
        "id": str(one.id),
        "name": one.name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "position": one.position,
        "permissions": str(one.permissions),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def channel(one: Channel, permissions_of: Member | None = None) -> Json:
    if one.server is None:
        return {"id": str(one.id), "type": 1, "last_message_id": None, "recipients": [], "flags": 0}
    payload: Json = {
        "id": str(one.id),
        "type": 0,
        "guild_id": str(one.server.id),
        "name": one.name,
        "position": 0,
        "nsfw": False,
        "parent_id": None,
        "topic": None,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "flags": 0,
        "permission_overwrites": [
            {"id": str(o.id), "type": o.kind, "allow": str(o.allow), "deny": str(o.deny)} for o in one.overwrites
        ],
    }
    if one.parent is not None:
        payload |= _thread(one, one.parent)
    if permissions_of is not None:
        payload["permissions"] = str(permissions.of_member(permissions_of, one))
    return payload


def _thread(one: Channel, parent: Channel) -> Json:
    return {
        "type": 11,
        "parent_id": str(parent.id),
        "owner_id": str(one.id),
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 1440,
            "archive_timestamp": "2025-01-01T00:00:00+00:00",
            "locked": False,
        },
    }


def server(one: Server, bot: Person) -> Json:
    """GUILD_CREATE: the server with the bot as the only member it tells of (no privileged intent)."""
    return {
        "id": str(one.id),
        "name": one.name,
        "icon": None,
        "splash": None,
        "banner": None,
        "description": None,
        "owner_id": str(one.owner.id),
        "afk_timeout": 300,
        "afk_channel_id": None,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "roles": [role(r) for r in one.roles.values()],
        "emojis": [],
        "stickers": [],
        "features": [],
        "mfa_level": 0,
        "system_channel_id": str(one.system_channel.id) if one.system_channel else None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "preferred_locale": one.locale,
        "premium_tier": 0,
        "nsfw_level": 0,
        "premium_progress_bar_enabled": False,
        "joined_at": "2020-01-01T00:00:00+00:00",
        "large": False,
        "unavailable": False,
        "member_count": len(one.members),
        "members": [member(one.members[bot.id])] if bot.id in one.members else [],
        "voice_states": [],
        "channels": [channel(c) for c in one.channels.values() if c.parent is None],
        "threads": [channel(c) for c in one.channels.values() if c.parent is not None],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def file(one: StoredFile) -> Json:
    kind = one.media_type or mimetypes.guess_type(one.name)[0]
    payload: Json = {
        "id": str(one.id),
        "filename": one.name,
        "size": len(one.body),
        "url": one.url,
        "proxy_url": one.url.replace("cdn.discordapp.com", "media.discordapp.net"),
    }
    if kind:
        payload["content_type"] = kind
    return payload


def message(one: Message) -> Json:
    payload: Json = {
        "id": str(one.id),
        "type": 0 if one.reply_to is None else 19,
        "channel_id": str(one.channel.id),
        "author": user(one.author),
        "content": one.content,
        "timestamp": moment(one.created),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [file(f) for f in one.files],
        "embeds": one.embeds,
        "pinned": False,
        "flags": one.flags,
        "components": _resolved(one.components, one.files),
    }
    if one.asked_by is not None:
        payload["interaction_metadata"] = {
            "id": str(one.id),
            "type": 2,
            "user": user(one.asked_by),
            "authorizing_integration_owners": {},
        }
    if one.author.bot:
        payload["webhook_id" if one.token else "application_id"] = str(one.author.id)
    return payload


def _resolved(components: list[Json], files: list[StoredFile]) -> list[Json]:
    """Components as Discord gives them back: attachment:// addresses replaced by those of the CDN."""
    urls = {f"attachment://{f.name}": f.url for f in files}

    def walk(value: object) -> object:
        if isinstance(value, dict):
            walked = {k: walk(v) for k, v in value.items()}
            if "url" in walked and set(walked) == {"url"}:
                url = urls.get(str(walked["url"]), str(walked["url"]))
                return {"url": url, "proxy_url": url, "width": 0, "height": 0, "placeholder": "", "loading_state": 2}
            return walked
        return [walk(item) for item in value] if isinstance(value, list) else value

    found = walk(components)
    assert isinstance(found, list)
    return found
