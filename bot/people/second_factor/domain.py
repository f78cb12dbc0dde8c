"""Codes of authenticator apps (TOTP, RFC 6238), the limit of tries, and the length of a session."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from unicodedata import decimal

import pyotp
from pyotp.utils import strings_equal

STEP_SECONDS: Final = 30
DIGITS: Final = 6
STEPS_AROUND: Final = (0, -1, 1)
"""A clock may be half a minute off (RFC 6238, section 5.2)."""
MOST_FAILURES: Final = 5
"""How many codes may be wrong before each pause."""
PAUSES: Final = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))
"""The pauses; the last one repeats. Three codes are right at a time, so tries must be few."""
SESSION: Final = timedelta(hours=12)
SET_UP_WITHIN: Final = timedelta(minutes=10)
"""How long a new secret waits for its first code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A person's second factor; without `confirmed_at` no code of the app was typed yet.

    `last_step` is the time step of the latest code that was accepted, `failures` counts the wrong
    codes since then. No code is checked before `paused_until`.
    """

    secret: str
    offered_at: datetime
    confirmed_at: datetime | None = None
    last_step: int = 0
    failures: int = 0
    paused_until: datetime | None = None

    def is_usable(self, now: datetime) -> bool:
        """Tell whether codes of this secret may be tried: it is confirmed, or was just shown."""
        return self.confirmed_at is not None or now - self.offered_at < SET_UP_WITHIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Whether somebody has a second factor, and until when their session is open."""

    has_factor: bool
    session_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedCode:
    """The code is right: a session is open until this instant. `first`: it confirmed the app."""

    until: datetime
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """The code is wrong or was used before; `left` tries remain."""

    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """Too many codes were wrong: none is checked before this instant."""

    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSetUp:
    """There is no secret, or nobody typed its first code in time."""


CodeResult = AcceptedCode | Wrong | Paused | NotSetUp


def written_code(text: str) -> str | None:
    """Return the six digits in a text, which may be Khmer ones with spaces; None without them."""
    digits = [decimal(char, None) for char in text if not char.isspace()]
    if len(digits) != DIGITS or None in digits:
        return None
    return "".join(map(str, digits))


def time_step(now: datetime) -> int:
    return int(now.timestamp()) // STEP_SECONDS


def matching_step(factor: Factor, code: str, *, now: datetime) -> int | None:
    """Return the time step of this code; None for a wrong or old code.

    A code is accepted once: steps up to that of the latest accepted code are not compared.
    """
    generator = pyotp.TOTP(factor.secret, digits=DIGITS, interval=STEP_SECONDS)
    for step in (time_step(now) + offset for offset in STEPS_AROUND):
        if step > factor.last_step and strings_equal(generator.generate_otp(step), code):
            return step
    return None


def pause_after(failures: int) -> timedelta | None:
    """Return the pause after so many wrong codes since the last right one; None while more may."""
    pauses, rest = divmod(failures, MOST_FAILURES)
    return None if rest else PAUSES[min(pauses, len(PAUSES)) - 1]


def address_of(secret: str, *, bot_username: str) -> str:
    """Return the otpauth address that an authenticator app reads from the QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=bot_username, issuer_name="Romleuk")
