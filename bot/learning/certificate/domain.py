"""The code on a certificate: short, readable aloud, and hard to invent.

It holds the number of the certificate and a seal, which is made from the number with the
deployment's secret. So coordinators and the command line can confirm it without a list of codes.
"""

import hmac
import unicodedata
from hashlib import sha256
from typing import Final

from bot.refusals import Refusal

ALPHABET: Final = "346789CDFGHJKMNPQRTWXY"
"""No vowels, so no words arise; no characters that are easily confused (0O 1IL 2Z 5S 8B UV)."""
_SEAL: Final = 8  # characters: 22^8 are 55 thousand million
_NUMBER: Final = 4  # characters at least, so that a code has three groups
_GROUP: Final = 4
_JOINTS: Final = " -–—\u200b"


class UnknownCode(Refusal):
    """No certificate has this code."""


def certificate_code(number: int, secret: bytes) -> str:
    """Return the code of certificate `number` (0 or more), such as "333F-K7QD-9WXH"."""
    if number < 0:
        raise ValueError("certificates are numbered from 0")
    chars = _written(number, _NUMBER) + _seal(number, secret)
    return "-".join(chars[at : at + _GROUP] for at in range(0, len(chars), _GROUP))


def certificate_number(typed: str, secret: bytes) -> int:
    """Return the number of the certificate whose code somebody typed; raise UnknownCode.

    Small letters, spaces, missing hyphens and digits of other scripts do not matter.
    """
    chars = _read(typed)
    number_part, seal = chars[:-_SEAL], chars[-_SEAL:]
    if not _NUMBER <= len(number_part) <= 2 * _NUMBER or not set(chars) <= set(ALPHABET):
        raise UnknownCode
    number = 0
    for char in number_part:
        number = number * len(ALPHABET) + ALPHABET.index(char)
    canonical = _written(number, _NUMBER) == number_part
    if not (hmac.compare_digest(seal, _seal(number, secret)) and canonical):
        raise UnknownCode
    return number


def is_like_code(text: str) -> bool:
    """Tell whether an unasked text can only be meant as a code, valid or not.

    Digits alone are not taken for a code, because they may be a telephone number.
    """
    chars = _read(text.strip())
    whole = _NUMBER + _SEAL <= len(chars) <= 2 * _NUMBER + _SEAL
    return whole and set(chars) <= set(ALPHABET) and not chars.isdigit()


def _read(typed: str) -> str:
    upper = (_latin(char) for char in typed.upper() if char not in _JOINTS)
    return "".join(upper)


def _latin(char: str) -> str:
    digit = unicodedata.digit(char, None)
    return char if digit is None else str(digit)


def _written(number: int, width: int) -> str:
    chars = ""
    while number:
        number, rest = divmod(number, len(ALPHABET))
        chars = ALPHABET[rest] + chars
    return chars.rjust(width, ALPHABET[0])


def _seal(number: int, secret: bytes) -> str:
    digest = hmac.digest(secret, f"certificate:{number}".encode(), sha256)
    whole = int.from_bytes(digest) % len(ALPHABET) ** _SEAL
    return _written(whole, _SEAL)


class NotCompleted(Refusal):
    """The rule of the course is not met yet, so it gives no certificate."""
