"""Seals the answers to anonymous surveys by a key that is not in the database.

The database knows who has answered. While few have, even bare counts would tell who answered what;
so all answers of a round stand in one sealed text that is written again with each of them. It is
opened once, after the end. The key is made from the secret that lies beside the database and is in
no backup; somebody who has the database alone reads nothing, in one copy of it or in many.
"""

import hashlib
import logging
from base64 import b64decode, b64encode
from typing import Final

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from bot.surveys.box.domain import Ballots
from bot.surveys.domain import RoundId

log = logging.getLogger(__name__)
_PURPOSE: Final = b"romleuk.surveys"


def seal_ballots(ballots: Ballots, round_: RoundId, secret: bytes) -> str:
    """Return answers as a text that only `secret` opens, each time another one."""
    return b64encode(_box(round_, secret).encrypt(ballots.written())).decode("ascii")


def unseal_ballots(sealed: str | None, round_: RoundId, secret: bytes) -> Ballots:
    """Return sealed answers; none for a box that nobody has used yet.

    What another secret has sealed, such as that of a machine that is gone, is lost: that is logged,
    and there are no answers.
    """
    if sealed is None:
        return Ballots()
    try:
        return Ballots.read(_box(round_, secret).decrypt(b64decode(sealed)))
    except (CryptoError, ValueError):
        log.error("survey.box_lost", extra={"round": round_})  # noqa: TRY400 - no traceback helps
        return Ballots()


def _box(round_: RoundId, secret: bytes) -> SecretBox:
    key = hashlib.blake2b(
        str(round_).encode("ascii"), key=secret, person=_PURPOSE, digest_size=SecretBox.KEY_SIZE
    )
    return SecretBox(key.digest())
