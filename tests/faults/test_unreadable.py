"""An update that is no readable JSON is buried alone, wherever it stands among the others."""

from dataclasses import replace

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import NetworkError

from bot.telegram.request import TelegramRequest
from bot.telegram.salvage import UNREADABLE
from tests.faults.rows import known, said
from tests.faults.test_updates import dead, seen
from tests.world import World

DEEP = b"[" * 2000 + b"]" * 2000
BROKEN = {
    "nested 2,000 deep": DEEP,
    "objects nested 2,000 deep": b'{"a":' * 2000 + b"1" + b"}" * 2000,
    "not a number": b"NaN",
    "minus infinity": b"-Infinity",
    "a number beyond every float": b"1e400",
    "a number of 6,000 digits": b"9" * 6000,
    "a comma too many": b'{"a":1,}',
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
async def test_an_unreadable_update_is_buried_and_all_others_are_answered(
    world: World, broken: bytes
) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    queue = world.simulator.world.queues[world.simulator.world.main.id]
    for phone in (rith, bopha, rith):
        world.acts.message(phone.key, "hello", who=phone.key)
    first, middle, last = queue.pending
    raw = b'{"update_id":%d,"message":%s}' % (middle.update_id, broken)
    queue.pending[1] = replace(middle, raw=raw)
    await world.settle()

    assert len(said(rith)) == 2
    assert said(bopha) == []
    assert {each.update_id for each in (first, middle, last)} <= await seen(world)
    [buried] = await dead(world)
    assert (buried["update_id"], buried["error"]) == (middle.update_id, "UnreadableUpdate")


def test_half_a_surrogate_pair_is_read_although_another_update_is_unreadable() -> None:
    answer = TelegramRequest.parse_json_payload(
        b'{"ok":true,"result":[{"update_id":1,"message":{"text":"a\\ud800b ]}"}},'
        b'{"message":%s,"update_id":2}, {"update_id":3}]}' % DEEP
    )

    assert answer["result"] == [
        {"update_id": 1, "message": {"text": "a?b ]}"}},
        {"update_id": 2, UNREADABLE: True},
        {"update_id": 3},
    ]


@pytest.mark.parametrize(
    "cut_off",
    [
        b'{"ok":true,"result":[{"update_id":1},{"update_id":2,"mess',
        b'{"ok":true,"result":[{"update_id":1}',
        b'{"ok":true,"result":[{"update_id":1},NaN,{"update_id":2}]}',
        b'{"ok":true,"result":[{"update_id":1}]',
        b'{"ok":true,"result":NaN}',
        b'{"ok":true,"result":[{"message_id":NaN}]}',
        b"<html>502</html>",
        b"",
    ],
)
def test_an_answer_that_is_not_whole_is_asked_for_again(cut_off: bytes) -> None:
    with pytest.raises(NetworkError):
        TelegramRequest.parse_json_payload(cut_off)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**52), 2**52) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(
    st.lists(st.dictionaries(st.text(), VALUES).map(lambda each: {**each, "update_id": 7})),
    st.integers(min_value=0),
)
def test_what_is_readable_is_read_as_if_nothing_were_broken(
    updates: list[dict[str, object]], place: int
) -> None:
    pieces = [orjson.dumps(each) for each in updates]
    at = place % (len(pieces) + 1)
    pieces.insert(at, b'{"update_id":8,"message":%s}' % DEEP)

    answer = TelegramRequest.parse_json_payload(b'{"ok":true,"result":[%s]}' % b",".join(pieces))

    assert answer["result"].pop(at) == {"update_id": 8, UNREADABLE: True}
    assert answer["result"] == updates
