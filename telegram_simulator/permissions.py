"""What members and administrators may do (Client.cpp get_chat_permissions)."""

from typing import Any

from telegram_simulator.api_errors import bad_request
from telegram_simulator.parameters import Params

ADMINISTRATOR = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
"""The rights that every administrator has or lacks."""
IN_CHANNELS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
IN_GROUPS = ("can_pin_messages", "can_manage_tags")
IN_SUPERGROUPS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
_MEDIA = (
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
)
MEMBER = (
    "can_send_messages",
    *_MEDIA,
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
"""The rights of a member, which a restriction can take away."""


def all_allowed() -> dict[str, bool]:
    """Return the default permissions of a new group."""
    return dict.fromkeys(MEMBER, True)


def promoted(params: Params, kind: str) -> dict[str, bool]:
    """Return the rights that promoteChatMember gives in this kind of chat."""
    there = (*ADMINISTRATOR, *rights_of(kind))
    rights = {name: params.flag(name) for name in there}
    if any(rights.values()):
        rights["can_manage_chat"] = True
    return rights | ({"is_anonymous": True} if params.flag("is_anonymous") else {})


def rights_of(kind: str) -> tuple[str, ...]:
    """Return the rights of administrators that only this kind of chat has."""
    return {"channel": IN_CHANNELS, "group": IN_GROUPS}.get(kind, IN_SUPERGROUPS)


def permissions(params: Params) -> dict[str, bool]:
    """Return the parameter `permissions`.

    Unless `use_independent_chat_permissions` is set, some of them imply others
    (core.telegram.org/bots/api#restrictchatmember).
    """
    value: Any = params.json("permissions", "can't parse chat permissions JSON object")
    if not isinstance(value, dict):
        raise bad_request("object expected as permissions")
    given = Params(value)
    allowed = {name: given.flag(name) for name in MEMBER}
    if "can_manage_topics" not in given:
        allowed["can_manage_topics"] = allowed["can_pin_messages"]
    if params.flag("use_independent_chat_permissions"):
        return allowed
    if allowed["can_send_other_messages"] or allowed["can_add_web_page_previews"]:
        allowed |= dict.fromkeys(("can_send_messages", *_MEDIA), True)
    if allowed["can_send_polls"]:
        allowed["can_send_messages"] = True
    return allowed
