"""What people type, send and are called leaves no trace where it must not.

Canary strings go through every input. Then all that the database leaves (`tests/traces`), the log
of the bot at INFO and at DEBUG, and all files that the bot hands out are searched for them.
"""

import logging
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from bot.cli import logs
from tests.stories.announcing import Course, sent
from tests.stories.persons import open_person
from tests.stories.rosters import ask_for_list, sends_file
from tests.traces import Traces
from tests.world import Phone, World

PIN = "739162"
NOWHERE = {
    "a telegram name": "zebra-called",
    "a free text": "zebra-free",
    "a question": "zebra-question",
    "an answer": "zebra-answer",
    "a caption": "zebra-caption",
    "a name of a file": "zebra-file",
    "a search": "zebra-search",
    "a number of a contact": "855 77 391 627",
    "a name of a contact": "zebra-contact",
    "a place": "11.572847",
    "a token": "zebra-token-zebra-token",
    "an unknown command": "zebracommand",
    "Khmer": "សេះបង្កង់លាក់",
    "a PIN": PIN,
    "a wrong PIN": "739163",
}
"""What is stored nowhere and shown to nobody but those whom it was written to."""
ON_PURPOSE = {
    "a name on the list": "Zebra Listed",
    "an organization": "Zebra House",
    "an announcement": "zebra-announced",
    "a name that was corrected": "Zebra Renamed",
}
"""What the bot stores because that is its use; no log has it."""


@pytest.fixture(params=["INFO", "DEBUG"])
def log(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> Iterator[pytest.CaptureFixture[str]]:
    """Let the bot log as on a server, at one level."""
    root, quiet = logging.getLogger(), [logging.getLogger(name) for name in logs.QUIET]
    before = root.handlers[:], root.level, [each.level for each in quiet]
    logs.set_up(request.param, as_json=True)
    yield capsys
    root.handlers[:], root.level = before[0], before[1]
    for each, level in zip(quiet, before[2], strict=True):
        each.setLevel(level)


async def test_canaries_are_found_nowhere(
    world: World, log: pytest.CaptureFixture[str], course: Course, tmp_path: Path
) -> None:
    traces = await Traces.begin(tmp_path / "romleuk.db")
    await _asks_and_answers(world, course)
    await _sends_everything(world, course.dara)
    await _chooses_a_pin(world, course.dara)
    await _works_as_coordinator(world, course)
    await _joins_by_a_wrong_link(world)
    handed_out = await _files(world, course)

    logged = log.readouterr().err
    stored = await traces.found()
    assert logged.strip(), "nothing was logged at all"
    assert all(each.encode() in stored for each in ON_PURPOSE.values()), "nothing arrived"
    places = {"database": stored, "log": logged.encode(), "files": handed_out}
    assert _found(NOWHERE, places) == []
    assert _found(ON_PURPOSE, {"log": logged.encode()}) == []


def _found(canaries: dict[str, str], places: dict[str, bytes]) -> list[str]:
    return [
        f"{what} in the {place}"
        for what, canary in canaries.items()
        for place, content in places.items()
        if canary.encode() in content
    ]


async def _asks_and_answers(world: World, course: Course) -> None:
    await course.dara.sends("/ask")
    await course.dara.sends(f"{NOWHERE['a question']}, may we meet later?")
    copied = course.sophea.message_with(NOWHERE["a question"])
    await course.sophea.sends(NOWHERE["an answer"], reply_to=copied["message_id"])
    await world.settle()


async def _sends_everything(world: World, dara: Phone) -> None:
    chat = dara.chat_key
    await dara.sends(f"{NOWHERE['a free text']} {NOWHERE['Khmer']}")
    await dara.sends(f"/{NOWHERE['an unknown command']}")
    await dara.sends(f"/search {NOWHERE['a search']}")
    await dara.sends(f"/search {NOWHERE['Khmer']}")
    await dara.sends("/handbook")
    await dara.sends(NOWHERE["a search"])
    await dara.sends_a("photo", caption=NOWHERE["a caption"])
    await dara.sends_a("document", name=f"{NOWHERE['a name of a file']}.pdf")
    await dara.sends_a("voice")
    number = NOWHERE["a number of a contact"]
    world.acts.contact(chat, number, NOWHERE["a name of a contact"], who=dara.key)
    world.acts.location(chat, float(NOWHERE["a place"]), 104.9, who=dara.key)
    await world.settle()


async def _chooses_a_pin(world: World, dara: Phone) -> None:
    await dara.sends("/settings")
    await dara.taps("Shared phone?")
    await dara.taps("A PIN for results")
    await dara.sends(PIN)
    await dara.sends(PIN)
    await dara.sends("/hide")
    await dara.sends("/results")
    await dara.sends(NOWHERE["a wrong PIN"])
    await dara.sends(PIN)


async def _works_as_coordinator(world: World, course: Course) -> None:
    sophea = course.sophea
    await sent(world, course, ON_PURPOSE["an announcement"])
    await ask_for_list(sophea)
    listed = f"{ON_PURPOSE['a name on the list']},{ON_PURPOSE['an organization']},km"
    roster = f"name,organization,language\n{listed}\n"
    await sends_file(sophea, roster.encode(), f"{NOWHERE['a name of a file']}.csv")
    await sophea.taps(next(label for label in sophea.buttons if label.startswith("Add all")))
    await open_person(sophea)
    await sophea.taps("Edit")
    await sophea.taps(next(label for label in sophea.buttons if "ame" in label))
    await sophea.sends(ON_PURPOSE["a name that was corrected"])


async def _joins_by_a_wrong_link(world: World) -> None:
    stranger = world.person("stranger", name=NOWHERE["a telegram name"])
    await stranger.starts(NOWHERE["a token"])
    await stranger.sends(NOWHERE["a free text"])


async def _files(world: World, course: Course) -> bytes:
    """All documents that the bot has handed out, unpacked."""
    await course.thida.sends("/privacy")
    await course.thida.forges("mf")
    await course.sophea.forges("mf")
    files = world.simulator.world.files
    found = []
    for phone in (course.sophea, course.thida, course.dara):
        for message in phone.messages:
            stored = files.by_id(message.get("document", {}).get("file_id", ""))
            if stored is not None:
                found += _unpacked(files.content(stored))
    assert found
    return b"\n".join(found)


def _unpacked(content: bytes) -> list[bytes]:
    if not is_zipfile(BytesIO(content)):
        return [content]
    with ZipFile(BytesIO(content)) as packed:
        return [packed.read(name) for name in packed.namelist()]
