"""Calls that follow from another call: what comes after it, and other ways to make it."""

from dataclasses import replace

from markupsafe import Markup

from bot.telegram.kit.calls import Call


def follow_up(call: Call, message_id: int) -> Call | None:
    """Return the call named by `then` for the message that was sent."""
    if call.then is None:
        return None
    body = {"chat_id": call.body["chat_id"], "message_id": message_id}
    return Call(method=call.then, body={**body, "disable_notification": True})


def replacement(call: Call) -> Call | None:
    """Return the call to make if the message to edit or to copy is gone; None if there is none."""
    if call.method != "editMessageText" or call.only_edit:
        return call.instead
    body = {name: value for name, value in call.body.items() if name != "message_id"}
    return Call(method="sendMessage", body=body)


def without_markup(call: Call) -> Call:
    """Return the call as plain text, in case Telegram cannot read its formatting or buttons."""
    body = {
        name: value
        for name, value in call.body.items()
        if name not in {"parse_mode", "reply_markup"}
    }
    for part in ("text", "caption"):
        if part in body:
            lines = body[part].split("\n")
            body[part] = "\n".join(Markup(line).striptags() for line in lines)  # noqa: S704 - our own text
    return replace(call, body=body)
