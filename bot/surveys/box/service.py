"""Seals the answers to anonymous surveys with a key that is not in the database.

The database knows who has answered. While few people have, even the sums would tell who answered
what. So all answers of a round are in one sealed text, which is written again with each answer and
opened once, after the end. The key is made from the secret that lies beside the database and is in
no backup. A copy of the database alone tells nothing, and neither do many copies.
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
    """Return answers as a text that only `secret` opens; it differs each time."""
    return b64encode(_box(round_, secret).encrypt(ballots.written())).decode("ascii")


def unseal_ballots(sealed: str | None, round_: RoundId, secret: bytes) -> Ballots:
    """Return sealed answers; none if nobody has answered yet.

    Answers that were sealed with another secret, for example on a machine that is gone, are lost:
    this is logged, and none are returned.
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
