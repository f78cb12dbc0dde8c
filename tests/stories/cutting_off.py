"""A phone is cut off from its owner's card, and what reaches it is counted."""

from tests.stories.persons import PHONE, open_person
from tests.stories.whole.comparing import Tables
from tests.world import Phone


def heard(phone: Phone) -> int:
    """Count all that reached this chat: messages, edits, toasts."""
    world = phone.world
    chat = world.acts.find_chat(phone.key).id
    methods = ("sendMessage", "editMessageText", "sendPhoto", "sendDocument")
    calls = [call for method in methods for call in world.calls(method)]
    toasts = [
        event
        for event in world.events
        if event["type"] == "callback.answered" and event["chat"] == phone.chat_key
    ]
    return sum(str(chat) in str(call["request"]) for call in calls) + len(toasts)


async def cut_off(sophea: Phone, name: str = "Sok Dara") -> None:
    await open_person(sophea, name)
    await sophea.taps(PHONE)
    await sophea.taps("Phone lost")
    await sophea.taps("Cut it off now")


def audited(found: Tables) -> list[str]:
    return [each["action"] for each in found["audit"]]
