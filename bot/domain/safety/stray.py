"""A message that nobody asked for: what becomes of it. Nothing of it is kept."""

from enum import StrEnum

from bot.domain.safety.guard import Found, all_found, found, is_thanks


class Came(StrEnum):
    """What somebody sent, as far as it matters here."""

    TEXT = "text"
    STICKER = "sticker"
    FILE = "file"
    POINTER = "pointer"
    """A contact or a place: it points to somebody."""


class Answer(StrEnum):
    """What the bot does with it."""

    THANKED = "thanked"
    DANGER = "danger"
    GUARDED = "guarded"
    NOT_TAKEN = "not taken"
    ASK_DESK = "ask desk"
    ASK = "ask"


def answer(came: Came, text: str, *, coordinates: bool) -> Answer:
    """Decide on a message; `text` is its text or caption.

    What a coordinator writes is meant for people, so it is asked about and not guarded; a
    contact or a place is taken from nobody.
    """
    if came is Came.STICKER or (came is Came.TEXT and is_thanks(text)):
        return Answer.THANKED
    if coordinates and came is not Came.POINTER:
        return Answer.ASK_DESK
    risk = found(text) if text else None
    if risk is not None:
        return Answer.DANGER if risk is Found.DANGER else Answer.GUARDED
    return Answer.ASK if came is Came.TEXT else Answer.NOT_TAKEN


def risk_in(question: str) -> Answer | None:
    """Decide on a question to the handbook: a lesson is no answer to somebody in danger.

    Nothing of a question is kept or passed on, so a link alone does no harm.
    """
    risks = all_found(question) - {Found.LINK}
    if not risks:
        return None
    return Answer.DANGER if Found.DANGER in risks else Answer.GUARDED
