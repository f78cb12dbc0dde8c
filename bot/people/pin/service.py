"""People choose, use and remove a PIN; a coordinator resets it.

A typed PIN stays only in memory: the database gets its hash, and a job carries a number instead. If
there are several workers, another one may take the job. Then it carries the PIN, encrypted by a key
that is made from the secret beside the database and is in no backup; a job that ends loses its
details. Hashing takes some 50 ms on purpose, so it is done in a thread, outside any transaction.
"""

import base64
import hashlib
import secrets
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from bot.act import Act
from bot.membership.domain import EnrolmentId, ListedPerson, Person, PersonId
from bot.membership.person import storage as people
from bot.people.pin import storage
from bot.people.pin.domain import MOST_TRIES, OPEN_FOR, PinLocked, pause_after
from bot.people.pin.storage import StoredPin
from bot.people.rights import service as rights
from bot.people.service import enqueue_message, note_in_audit
from bot.refusals import StaleButton, require
from bot.storage.database import Tx

RESET_KEPT: Final = timedelta(days=7)
_SLOTS: Final = 2**53
_MOST_TYPED: Final = 1000
_PURPOSE: Final = b"typed pin"
_HASHER: Final = PasswordHasher()


PinSlot = int | str
"""Stands for a typed PIN: its number in this process, or the encrypted PIN, for any worker."""


class TypedPins:
    """PINs that were typed and are not hashed yet, by random numbers; a restart forgets them.

    With a `secret` a PIN is not remembered but encrypted, so that every worker can read it.
    """

    def __init__(self) -> None:
        self._typed: OrderedDict[int, str] = OrderedDict()

    def add(self, pin: str, *, secret: bytes | None = None) -> PinSlot:
        """Remember or encrypt a PIN; return its slot. The oldest of too many are forgotten."""
        if secret is not None:
            return base64.b64encode(_box(secret).encrypt(pin.encode("ascii"))).decode("ascii")
        slot = secrets.randbelow(_SLOTS)
        self._typed[slot] = pin
        while len(self._typed) > _MOST_TYPED:
            self._typed.popitem(last=False)
        return slot

    def read(self, slot: PinSlot, *, secret: bytes) -> str | None:
        """Return the PIN of a slot, or None if it was forgotten."""
        return self._typed.get(slot) if isinstance(slot, int) else _opened(slot, secret)

    def take(self, slot: PinSlot, *, secret: bytes) -> str | None:
        """Return the PIN of a slot and forget it."""
        return self._typed.pop(slot, None) if isinstance(slot, int) else _opened(slot, secret)

    def close(self) -> None:
        """Forget all PINs."""
        self._typed.clear()


@dataclass(frozen=True, slots=True, kw_only=True)
class PinTried:
    """The result of a try; `person` is the state after it.

    After a wrong one so many tries are left before a pause, or the pause lasts until an instant.
    """

    is_right: bool
    tries_left: int
    closed_until: datetime | None
    person: Person


def _box(secret: bytes) -> SecretBox:
    key = hashlib.blake2b(b"", key=secret, person=_PURPOSE, digest_size=SecretBox.KEY_SIZE)
    return SecretBox(key.digest())


def _opened(slot: str, secret: bytes) -> str | None:
    """Decrypt a PIN; None if the secret beside the database has changed."""
    try:
        return _box(secret).decrypt(base64.b64decode(slot)).decode("ascii")
    except CryptoError:
        return None


def hash_pin(pin: str) -> str:
    """Return the hash of a PIN (argon2id); slow on purpose."""
    return _HASHER.hash(pin)


def matches(stored: StoredPin, pin: str) -> bool:
    """Tell whether a PIN is the stored one; slow on purpose."""
    try:
        return _HASHER.verify(stored.hash, pin)
    except (VerificationError, InvalidHashError):
        return False


async def choose(act: Act, hashed: str) -> Person:
    """Save the hash of the visitor's PIN; private screens stay open for now."""
    storage.save(act.tx, act.person.id, hashed, now=act.now)
    await note_in_audit(act, "pin.choose", f"person:{act.person.id}")
    return _open(act)


async def remove(act: Act) -> Person:
    await note_in_audit(act, "pin.remove", f"person:{act.person.id}")
    return _without_pin(act, act.person)


async def was_wrong_often(tx: Tx, person: PersonId) -> bool:
    """Tell whether somebody's PIN was wrong so often that a coordinator may reset it."""
    stored = await storage.of_person(tx, person)
    return stored is not None and stored.tries >= MOST_TRIES


async def closed_until(act: Act) -> datetime | None:
    """Return when the visitor may try the PIN again; None if they may now."""
    stored = await storage.of_person(act.tx, act.person.id)
    until = None if stored is None else stored.closed_until
    return until if until is not None and until > act.now else None


async def note_try(act: Act, stored: StoredPin, *, is_right: bool) -> PinTried:
    """Count a try of the visitor; the right PIN opens. Raise `PinLocked` during a pause."""
    person = act.person
    tries = require(await storage.count_try(act.tx, person.id, stored.hash, now=act.now), PinLocked)
    pause = None if is_right else pause_after(tries)
    until = None if pause is None else act.now + pause
    if is_right:
        storage.forget_tries(act.tx, person.id)
        person = _open(act)
    elif until is not None:
        storage.close(act.tx, person.id, until=until)
        if tries == MOST_TRIES:
            await note_in_audit(act, "pin.locked", f"person:{person.id}")
    return PinTried(
        is_right=is_right, tries_left=MOST_TRIES - tries, closed_until=until, person=person
    )


async def require_locked(act: Act, enrolment: EnrolmentId) -> ListedPerson:
    """Return somebody whose PIN was wrong too often; raise `NotAllowed`, else `StaleButton`."""
    listed = await rights.require_enrolment(act, enrolment)
    if not await was_wrong_often(act.tx, listed.enrolment.person_id):
        raise StaleButton
    return listed


async def reset(act: Act, enrolment: EnrolmentId) -> ListedPerson:
    """Delete such a PIN after a call, and tell its person, in case somebody else called."""
    listed = await require_locked(act, enrolment)
    person = require(await people.by_id(act.tx, listed.enrolment.person_id))
    _without_pin(act, person)
    await note_in_audit(act, "pin.reset", f"enrolment:{enrolment}")
    if listed.chat_id is not None:
        enqueue_message(act, listed.chat_id, "people.pin_reset", {}, keep=RESET_KEPT)
    return listed


def _open(act: Act) -> Person:
    closes_at = act.now + OPEN_FOR
    people.set_fields(act.tx, act.person.id, pin_closes_at=closes_at)
    return replace(act.person, pin_closes_at=closes_at)


def _without_pin(act: Act, person: Person) -> Person:
    storage.delete(act.tx, person.id)
    people.set_fields(act.tx, person.id, pin_closes_at=None)
    return replace(person, pin_closes_at=None)
