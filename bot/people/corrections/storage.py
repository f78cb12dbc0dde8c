"""Passed on words name the chat of the person who wrote them; they go when the person does."""

from datetime import datetime

from bot.storage.database import Tx
from bot.storage.personal_data import Tables

# `about` begins with the enrolment, and is opaque to the database. "-" comes right after ",".
_WORDS = """
DELETE FROM outbox WHERE kind = 'people.words' AND EXISTS (
  SELECT 1 FROM enrolments e WHERE e.person_id = :person
  AND outbox.about >= '{"enrolment":' || e.id || ','
  AND outbox.about < '{"enrolment":' || e.id || '-')
"""


def forget_words_of(tx: Tx, person: int, *, now: datetime) -> None:  # noqa: ARG001 - a protocol
    """Delete the rows that hold the number of a person's chat, in the chats of coordinators."""
    tx.do(_WORDS, person=person)


TABLES = Tables(before_deleting=(forget_words_of,))
