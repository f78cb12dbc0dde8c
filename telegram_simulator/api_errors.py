"""Errors of the Bot API, with Telegram's own texts."""

from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """The Bot API answers a call with this error."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """Return the JSON of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def lower_first_letter(text: str) -> str:
    """Lower-case the first letter, unless the text is a CODE (telegram-bot-api Client.cpp:71)."""
    if len(text) > 1 and (text[1] == "_" or "A" <= text[1] <= "Z"):
        return text
    return text[:1].lower() + text[1:]


def bad_request(text: str, parameters: Json | None = None) -> ApiError:
    """Return 400 Bad Request."""
    return ApiError(400, f"Bad Request: {lower_first_letter(text)}", parameters)


def forbidden(text: str) -> ApiError:
    """Return 403 for a chat that the bot cannot use."""
    return ApiError(403, f"Forbidden: {lower_first_letter(text)}")


def conflict(text: str) -> ApiError:
    """Return 409 for a second receiver of updates."""
    return ApiError(409, f"Conflict: {text}")


def unauthorized(text: str = "") -> ApiError:
    """Return 401 for an invalid token."""
    return ApiError(401, f"Unauthorized: {text}" if text else "Unauthorized")


def not_found() -> ApiError:
    """Return 404, as for a method or a token that does not exist."""
    return ApiError(404, "Not Found")


def too_many_requests(seconds: int) -> ApiError:
    """Return 429 with the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
