"""A coordinator's message is taken for what it is, and not for an announcement."""

from io import BytesIO

import pytest
from docx import Document

from bot.announcements.buttons import WriteTo
from bot.people.buttons import InviteByList, ListThese
from bot.sessions.buttons import PlanThese
from tests.documents.tables import ods, written
from tests.stories.announcing import Course, got
from tests.stories.asking import Helpline, rows_of, texts_in
from tests.stories.cast import appoint, found, person_id
from tests.stories.rosters import FOURTEEN, sends_file, sends_list
from tests.world import Phone, World, local

SOS = "🆘 What to do"
PUT = "Put these people on the list"
SURE = "Announce it all the same"
PASTED = (
    "Keo Sina, River School, 012 345 678\nPich Bopha, River School, 011 222 333\n"
    "Ros Chenda, River School, 092 777 888"
)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1@example.org
SUMMARY:Second meeting
ORGANIZER:mailto:sophea@example.org
DTSTART:20230605T090000
DTEND:20230605T103000
LOCATION:https://zoom.us/j/12345678901
END:VEVENT
END:VCALENDAR
"""


def announced(course: Course) -> list[str]:
    return [each for phone in course.everybody for each in got(phone)]


# ---- bare answers -----------------------------------------------------------------------


@pytest.mark.parametrize("text", ["yes", "No", "ទេ", "ចា៎", "5", "hi"])
async def test_a_bare_answer_is_never_an_announcement(course: Course, text: str) -> None:
    await course.sophea.sends(text)

    assert "Nothing here waits for this answer, and nothing was sent." in course.sophea.sees
    assert course.sophea.buttons == ["🏠 Home", SOS]


async def test_a_bare_yes_beside_lists_asks_which(world: World, course: Course) -> None:
    others = [await found(world, "Lotus House"), await found(world, "Lotus House")]
    for founded in others:
        await appoint(world, course.sophea, founded)
    for number, founded in enumerate((course.founded, *others), 1):
        people = [f"Nop Sambath{at}, Lotus House" for at in range(number)]
        await course.sophea.forges(InviteByList(founded.cohort).pack())
        await course.sophea.sends("\n".join(people))
    await course.sophea.sends("yes")
    assert "Nothing was added yet. Which list do you mean?" in course.sophea.sees
    title = "🗒 Module 4, May 2023"
    assert course.sophea.buttons[:3] == [f"{title}: {n}" for n in (1, 2, 3)]

    await course.sophea.taps(f"{title}: 2")
    assert "Add all 2" in course.sophea.buttons


async def test_a_bare_answer_is_an_answer_while_a_question_is_open(line: Helpline) -> None:
    await line.asks()
    await line.sophea.sends("yes")

    assert line.sophea.buttons == ["Answer Sok Dara", "Nothing", SOS]
    await line.sophea.taps("Answer Sok Dara")
    await line.dara.taps("Open")
    assert "yes" in texts_in(line.dara)


async def test_a_bare_answer_while_composing_asks_again(world: World, course: Course) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends("ok")
    assert "This says very little to everybody." in course.sophea.sees
    assert await rows_of(world, "announcements") == []

    await course.sophea.sends("The room is open from eight.")
    assert "Send now to 3" in course.sophea.buttons


@pytest.mark.parametrize("text", ["ទេ", "ចាន់ ធីតា, Bridge\nវណ្ណ រិទ្ធ, Bridge\nកែវ ស៊ីណា, Bridge"])
async def test_a_bare_answer_or_a_list_is_no_text_in_the_other_language(
    course: Course, text: str
) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends("The room is open from eight.")
    await course.sophea.sends(text)

    assert "Nothing here waits" in course.sophea.sees or PUT in course.sophea.buttons


async def test_what_is_announced_about_danger_has_the_line_above(course: Course) -> None:
    await course.sophea.sends("What to do when a child is in danger")
    await course.sophea.taps("Announce it")

    assert "Please do not write names or stories" in course.sophea.all_words
    assert "Send now to 3" in course.sophea.buttons


async def test_a_sentence_that_asks_for_something_leads_to_its_place(course: Course) -> None:
    await course.sophea.sends("I want to move the meeting of Monday to the week after")
    assert "Is it one of these places on the desk?" in course.sophea.sees
    assert course.sophea.buttons[0] == "📅 Move or cancel a meeting"
    assert "Announce it" in course.sophea.buttons


async def test_the_desk_says_that_words_search_and_they_do(course: Course) -> None:
    """Also words at which the guard is in doubt: nothing of them is stored or sent."""
    await course.sophea.sends("/desk")
    assert course.sophea.sees.endswith("Looking for a person or a button? Just type it.")
    before = len(course.sophea.messages)
    await course.sophea.sends("one link that I can give to everybody")

    assert "Is it one of these places on the desk?" in course.sophea.sees
    assert course.sophea.buttons[0] == "✉ Invite people"
    assert len(course.sophea.messages) == before + 1


# ---- files without words ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "says"),
    [("photo", "This is a photo without a word."), ("video", "This is a file without a word")],
)
async def test_a_file_without_words_asks_again_before_everybody_gets_it(
    world: World, course: Course, kind: str, says: str
) -> None:
    await course.sophea.sends_a(kind)
    await course.sophea.taps("Announce it")
    assert says in course.sophea.sees
    assert course.sophea.buttons == [SURE, "Nothing", SOS]
    assert await rows_of(world, "announcements") == []

    await course.sophea.taps(SURE)
    assert "Send now to 3" in course.sophea.buttons


async def test_a_photo_with_words_is_announced_at_once(course: Course) -> None:
    await course.sophea.sends_a("photo", caption="The hall of Monday")
    await course.sophea.taps("Announce it")

    assert "Send now to 3" in course.sophea.buttons


# ---- lists ------------------------------------------------------------------------------


async def test_a_document_may_be_a_list_or_an_announcement(course: Course) -> None:
    document = Document()
    table = document.add_table(rows=0, cols=2)
    for row in (["Name", "Organization"], ["Nop Sambath", "Lotus House"]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = BytesIO()
    document.save(out)
    await sends_file(course.sophea, out.getvalue(), "list.docx")
    assert "Is this document a list of people, or something to announce?" in course.sophea.sees
    assert course.sophea.buttons == [PUT, "Announce it", "Nothing", SOS]

    await course.sophea.taps(PUT)
    assert "New: Nop Sambath" in course.sophea.sees


async def test_a_list_in_a_file_is_first_offered_to_the_list(world: World, course: Course) -> None:
    await sends_list(course.sophea, FOURTEEN[5:8])
    assert "This looks like a list of people. Nothing is sent yet." in course.sophea.sees
    assert course.sophea.buttons == [PUT, "Announce it", "Nothing", SOS]

    await course.sophea.taps(PUT)
    assert "I'm reading the list" in course.sophea.all_words
    await course.sophea.taps("Add all 3")
    assert "✔ On the list: 3 new." in course.sophea.all_words
    assert announced(course) == []


@pytest.mark.parametrize("name", ["people.ods", "people.csv"])
async def test_a_list_of_any_office_is_read(course: Course, name: str) -> None:
    rows = [["name", "organization"], ["Pich Bopha", "Lotus House"], ["Ros Chenda", "Bridge"]]
    content = ods(rows) if name.endswith("ods") else written(rows).encode()
    await sends_file(course.sophea, content, name)
    await course.sophea.taps(PUT)

    assert "New: Pich Bopha, Ros Chenda" in course.sophea.sees


async def test_a_pasted_list_is_first_offered_to_the_list_and_no_number_is_kept(
    world: World, course: Course
) -> None:
    await course.sophea.sends(PASTED)
    await course.sophea.taps(PUT)

    assert "2 new, 1 as before" in course.sophea.sees
    assert "Columns not kept: ☎" in course.sophea.sees
    await course.sophea.taps("Add all 2")
    assert "✔ On the list: 2 new." in course.sophea.all_words


async def test_announcing_a_list_says_what_is_in_it(world: World, course: Course) -> None:
    await sends_list(course.sophea, FOURTEEN)
    await course.sophea.taps("Announce it")

    assert "This is a list with 14 rows." in course.sophea.sees
    assert course.sophea.buttons == [PUT, SURE, "Nothing", SOS]
    assert await rows_of(world, "announcements") == []
    await course.sophea.taps("Nothing")
    assert announced(course) == []


async def test_a_list_can_still_be_announced(world: World, course: Course) -> None:
    await course.sophea.sends(PASTED)
    await course.sophea.taps("Announce it")
    assert "This is a list with 3 rows." in course.sophea.sees
    await course.sophea.taps(SURE)
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    assert len(announced(course)) == 3


async def test_a_list_that_is_sent_while_composing_asks_again(world: World, course: Course) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends(PASTED)
    assert "This is a list with 3 rows." in course.sophea.sees
    assert await rows_of(world, "announcements") == []

    await course.sophea.taps(SURE)
    assert "Send now to 3" in course.sophea.buttons


async def test_a_list_for_one_person_stays_for_that_person(world: World, course: Course) -> None:
    await course.sophea.sends("/desk")
    await course.sophea.forges(WriteTo(course.founded.cohort, await person_id(world, "sok")).pack())
    await course.sophea.sends(PASTED)
    await course.sophea.taps(SURE)

    assert "Only: Sok Dara" in course.sophea.sees


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"x" * 1_000_001])
async def test_a_file_that_cannot_be_counted_asks_again(course: Course, content: bytes) -> None:
    await sends_file(course.sophea, content, "people.xlsx")
    await course.sophea.taps("Announce it")

    assert "This looks like a list. I can't read how long it is." in course.sophea.sees
    assert SURE in course.sophea.buttons


async def test_with_two_courses_each_list_has_its_button(world: World, course: Course) -> None:
    other = await found(world, "Hill School")
    await appoint(world, course.sophea, other)
    await course.sophea.sends(PASTED)

    lists = [each for each in course.sophea.buttons if each.startswith("To the list: ")]
    assert len(lists) == 2
    assert course.sophea.buttons[:2] == lists


async def test_a_list_with_a_cry_for_help_is_answered_and_not_read(course: Course) -> None:
    await course.sophea.sends(PASTED + "\nShe is in danger now, at the factory")
    await course.sophea.forges(ListThese(course.founded.cohort).pack())

    assert "If someone is in danger now" in course.sophea.sees


@pytest.mark.parametrize("button", [ListThese, PlanThese])
async def test_a_message_that_is_gone_is_asked_for_again(
    course: Course, button: type[ListThese | PlanThese]
) -> None:
    await course.sophea.sends("/desk")
    await course.sophea.forges(button(course.founded.cohort).pack())

    assert "Please send it again." in course.sophea.sees


# ---- questions --------------------------------------------------------------------------


async def test_words_while_a_question_is_open_are_first_offered_as_its_answer(
    line: Helpline,
) -> None:
    await line.asks()
    await line.bora.sends("At nine as planned, please.")

    assert line.bora.buttons == ["Answer Sok Dara", "Nothing", "Announce it", SOS]
    await line.bora.taps("Answer Sok Dara")
    await line.dara.taps("Open")
    assert "At nine as planned, please." in texts_in(line.dara)


async def test_a_question_has_a_button_to_answer(line: Helpline) -> None:
    await line.asks()
    await line.sophea.taps("Answer")
    assert "Please write or record the answer to Sok Dara (Lotus House) now." in line.sophea.sees

    await line.sophea.sends("At nine.")
    assert line.sophea.message_with("✔ On its way to Sok Dara (Lotus House).")
    await line.dara.taps("Open")
    assert "At nine." in texts_in(line.dara)
    await line.sophea.sends("yes")
    assert line.sophea.buttons == ["Answer Sok Dara", "Nothing", SOS], "one answer was asked for"


async def test_what_cannot_be_an_answer_leaves_the_question_open(line: Helpline) -> None:
    await line.asks()
    await line.sophea.taps("Answer")
    await line.sophea.sends_a("sticker")
    await line.sophea.sends("At nine.")

    assert line.sophea.message_with("✔ On its way to Sok Dara (Lotus House).")


async def test_an_answer_can_be_cancelled(line: Helpline) -> None:
    await line.asks()
    await line.sophea.taps("Answer")
    await line.sophea.taps("✕ Cancel")
    await line.sophea.sends("At nine as planned, please.")

    assert "Is this an answer?" in line.sophea.sees


# ---- meetings ---------------------------------------------------------------------------


async def plans(phone: Phone) -> None:
    """From the offer to the created meeting."""
    await phone.taps("Plan the meetings in it")
    assert "What is it about?" in phone.sees or "Part 1" in phone.buttons
    await phone.taps("Part 2")


@pytest.mark.parametrize(
    "text",
    [CALENDAR, "Topic: Second\nTime: Jun 5, 2023 09:00 AM Bangkok\nhttps://zoom.us/j/12345678901"],
)
async def test_an_invitation_anywhere_becomes_a_meeting(
    world: World, course: Course, text: str
) -> None:
    await course.sophea.sends(text)
    assert course.sophea.buttons == ["Plan the meetings in it", "Announce it", "Nothing", SOS]

    await plans(course.sophea)
    assert "Mon 5 June" in course.sophea.sees
    await course.sophea.taps(next(e for e in course.sophea.buttons if e.startswith("Create")))
    assert len(await rows_of(world, "sessions")) == 1


async def test_a_calendar_file_becomes_a_meeting(world: World, course: Course) -> None:
    await sends_file(course.sophea, CALENDAR.encode(), "invite.ics")
    await plans(course.sophea)

    assert "Mon 5 June" in course.sophea.sees
    await course.sophea.taps(next(e for e in course.sophea.buttons if e.startswith("Create")))
    assert len(await rows_of(world, "sessions")) == 1


@pytest.mark.parametrize(
    ("content", "details"),
    [
        (CALENDAR.encode(), {"name": "invite", "mime_type": "text/calendar"}),
        (CALENDAR.encode("utf-16"), {"name": "Invite.ICS"}),
    ],
)
async def test_a_calendar_file_is_known_by_its_kind(
    course: Course, content: bytes, details: dict[str, str]
) -> None:
    await course.sophea.sends_a("document", content=content, **details)
    await plans(course.sophea)

    assert "Mon 5 June" in course.sophea.sees


@pytest.mark.parametrize(
    "content",
    [
        CALENDAR[: CALENDAR.index("END:VEVENT")],
        CALENDAR[: CALENDAR.index("BEGIN:VEVENT")] + "END:VCALENDAR",
    ],
    ids=["cut", "empty"],
)
async def test_a_calendar_without_a_meeting_is_said_to_have_none(
    course: Course, content: str
) -> None:
    await sends_file(course.sophea, content.encode(), "invite.ics")
    await course.sophea.taps("Plan the meetings in it")

    assert "I couldn't find a meeting in this calendar" in course.sophea.sees


async def test_a_calendar_in_which_all_is_cancelled_names_the_days(course: Course) -> None:
    content = CALENDAR.replace("END:VEVENT", "STATUS:CANCELLED\nEND:VEVENT")
    await sends_file(course.sophea, content.encode(), "invite.ics")
    await course.sophea.taps("Plan the meetings in it")

    assert "All meetings in what you sent are cancelled: Mon 5 June." in course.sophea.sees
    assert "cancel it in Meetings" in course.sophea.sees
    assert "Part 2" in course.sophea.buttons, "another meeting can be planned"


async def test_a_calendar_file_is_read_where_a_day_is_asked_for(course: Course) -> None:
    await course.sophea.sends("/desk")
    await course.sophea.taps("📅 Meetings")
    await course.sophea.taps("+ New")
    await course.sophea.taps("Part 2")
    await sends_file(course.sophea, CALENDAR.encode(), "invite.ics")

    assert "Mon 5 June" in course.sophea.sees


@pytest.mark.parametrize("content", [b"no calendar", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\nX"])
async def test_a_calendar_file_that_cannot_be_read_is_answered(
    course: Course, content: bytes
) -> None:
    await sends_file(course.sophea, content, "invite.ics")
    await course.sophea.taps("Plan the meetings in it")

    assert "Part 2" in course.sophea.buttons
    assert "I'm reading the calendar" not in course.sophea.sees


# ---- votes ------------------------------------------------------------------------------


async def test_choices_in_words_become_a_vote(world: World, course: Course) -> None:
    await course.sophea.sends("When do we meet?\nMonday / Tuesday / I cannot")
    assert course.sophea.buttons == ["Ask this as a vote", "Announce it", "Nothing", SOS]
    await course.sophea.taps("Ask this as a vote")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    assert "When do we meet?\n\nA / ក: Monday\nB / ខ: Tuesday\nC / គ: I cannot" in course.dara.sees
    assert course.dara.buttons[:3] == ["A", "B", "C"]


async def test_yes_and_no_become_their_own_buttons(world: World, course: Course) -> None:
    await course.sophea.sends("Are <b>you</b> coming? Yes / No")
    await course.sophea.taps("Ask this as a vote")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    assert "Are <b>you</b> coming?" in course.dara.sees
    assert course.dara.buttons[:2] == ["Yes", "No"]
