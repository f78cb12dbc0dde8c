"""What people write into old chats: answers to what they were asked, old links, old codes."""

from typing import Any

import orjson

from bot.areas import routes
from bot.storage.database import Rows, Tx
from tests.golden.old import STRANGER, Old, listed
from tests.world import Phone, words

ALIKE = {"certificate.verify"}
"""Dialogs whose answer is understood without them too."""


def test_every_dialog_of_then_is_in_the_list() -> None:
    asked = [each["dialog"]["in"] for each in listed("dialogs.json")]
    assert asked == listed("stored_names.json")["dialogs"]
    assert set(asked) <= set(routes.dialogs)


async def test_an_answer_to_what_was_asked_is_heard_as_one(old: Old) -> None:
    kept = await old.tables()
    actions: set[str] = set()
    for each in listed("dialogs.json"):
        dialog, phone = each["dialog"], old.phones[each["by"]]
        unasked = await _says(old, phone, None, each["says"])
        await old.put_back(kept)
        answer = await _says(old, phone, dialog, each["says"])
        actions |= await old.actions()
        await old.put_back(kept)
        assert answer, f"nothing is said in {dialog}"
        assert (answer != unasked) is (dialog["in"] not in ALIKE), f"{dialog}: {answer}"
    assert set(listed("stored_names.json")["actions_of_dialogs"]) <= actions


async def _says(old: Old, phone: Phone, dialog: dict[str, Any] | None, text: str) -> list[str]:
    """Let somebody write where a dialog waits, or none; return the answers."""
    kept = None if dialog is None else orjson.dumps(dialog).decode()
    chat = old.world.acts.find_chat(phone.key).id
    await _do(old, "UPDATE chats SET dialog = :kept WHERE id = :chat", kept=kept, chat=chat)
    before = len(phone.messages)
    await phone.sends(text)
    assert not await old.new_faults(), dialog
    return [words(each) for each in phone.messages[before:]]


async def test_links_and_codes_of_then_open_what_they_did(old: Old) -> None:
    tokens, guest = listed("links.json"), old.phones[STRANGER]
    actions: set[str] = set()
    kept = await old.tables()
    for link, labels, becomes in (
        ("participant", ("I agree", "Yes, that's me"), "active"),
        ("everybody", ("English", "I agree", STRANGER, "No organization"), "waiting"),
        ("coordinator", ("English", "I agree", STRANGER), "coordinator"),
        ("administrator", ("English", "I agree", STRANGER), "administrator"),
    ):
        await guest.starts(tokens[link])
        for label in labels:
            await guest.taps(label)
        assert await _standing(old, guest) == [becomes], link
        actions |= await old.actions()
        await old.put_back(kept)
    assert actions >= set(listed("stored_names.json")["actions_of_links"])

    await guest.starts(tokens["used"])
    assert "no longer works" in guest.sees
    sophea = old.phones["Sophea, Chab Dai"]
    await sophea.sends(f"/verify {tokens['certificate']}")
    assert "Issued to Vann Rith" in sophea.sees


async def _standing(old: Old, phone: Phone) -> list[str]:
    """The states and roles of somebody."""
    found = await _ask(
        old,
        "SELECT e.state AS it FROM people p JOIN enrolments e ON e.person_id = p.id"
        " WHERE p.telegram_id = :account UNION ALL SELECT r.role FROM people p"
        " JOIN roles r ON r.person_id = p.id WHERE p.telegram_id = :account",
        account=old.world.acts.find_chat(phone.key).id,
    )
    return [row["it"] for row in found]


async def _ask(old: Old, sql: str, **params: Any) -> Rows:
    async def work(tx: Tx) -> Rows:
        return await tx.ask(sql, **params)

    return await old.world.app.database.run(work)


async def _do(old: Old, sql: str, **params: Any) -> None:
    await _ask(old, sql, **params)
