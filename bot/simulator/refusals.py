"""What the Bot API says when it will not do something, in its own words."""

from typing import Any

Json = dict[str, Any]


class Refusal(Exception):
    """A call is answered with an error of the Bot API."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """The JSON that Telegram answers with."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def lowered(text: str) -> str:
    """Lower-case the first letter, unless the text is a CODE (telegram-bot-api Client.cpp:71)."""
    if len(text) > 1 and (text[1] == "_" or "A" <= text[1] <= "Z"):
        return text
    return text[:1].lower() + text[1:]


def bad(text: str, parameters: Json | None = None) -> Refusal:
    """400."""
    return Refusal(400, f"Bad Request: {lowered(text)}", parameters)


def forbidden(text: str) -> Refusal:
    """403: this chat cannot be reached."""
    return Refusal(403, f"Forbidden: {lowered(text)}")


def conflict(text: str) -> Refusal:
    """409: two ways of receiving updates at once."""
    return Refusal(409, f"Conflict: {text}")


def unauthorized(text: str = "") -> Refusal:
    """401: the token is not one."""
    return Refusal(401, f"Unauthorized: {text}" if text else "Unauthorized")


def too_many(seconds: int) -> Refusal:
    """429: to be repeated after so many seconds."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
