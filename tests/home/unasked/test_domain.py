"""What a coordinator's message is taken for, and what is offered first."""

from datetime import date

import pytest

from bot.announcements.doubts.domain import says_little
from bot.catalog.course import GuardWords
from bot.home.unasked.domain import DeskMessage, Offer, may_look_for, offers, what_it_is
from bot.home.unasked.screens import wishes
from bot.locale import Catalogue

WORDS = GuardWords(thanks=("thank you", "thanks", "អរគុណ"), beside_thanks=("for", "al", "you"))
CALENDAR = (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Part 2\nDTSTART:20230605T090000\n"
    "END:VEVENT\nEND:VCALENDAR"
)
ROSTER = "Sok Dara, Lotus House, 012 345 678\nChan Thida, Bridge\nVann Rith, Lotus House"


def taken_for(text: str, file_name: str | None = None) -> DeskMessage:
    return what_it_is(
        text, WORDS, file_name=file_name, today=date(2023, 5, 22), zone="Asia/Phnom_Penh"
    )


@pytest.mark.parametrize(
    "text",
    [
        "yes", "Yes.", "YES!", "ok", "Ok ok", "OK thanks", "no", "no thank you", "Thanks", "👍",
        "hi", "Hello", "5", "C", "?", "...", "បាទ", "ចាស", "ចា៎", "យល់ព្រម", "អត់ទេ", "ទេ", "សួស្ដី",
        "អរគុណ", "y", "yes please", "Thank you all", "sure", "ot te", "បាទ បាន",
    ],
)  # fmt: skip
def test_a_bare_answer_is_never_offered_to_everybody(text: str) -> None:
    assert taken_for(text) is DeskMessage.REPLY
    assert Offer.ANNOUNCE not in offers(DeskMessage.REPLY, asked=True)
    assert offers(DeskMessage.REPLY, asked=False) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Yes, we meet at nine.", "No meeting on Monday", "Hello everybody, bring your notes",
        "See you on Monday.", "Bring your notes, call 012 345 678.", "សូមអានមេរៀនទី 2",
        "Thank you for the good work", "Not on Friday", "okra soup today", "នៅម៉ោង 9",
        "Dear all,\nWe meet on Monday, 9:00.\nPlease bring your notes, and pens.",
        "Bring:\npens, paper\nwater, food\nsoap, rice", "12/6 - 16/6",
    ],
)  # fmt: skip
def test_words_are_offered_to_everybody(text: str) -> None:
    assert taken_for(text) is DeskMessage.WORDS
    assert offers(DeskMessage.WORDS, asked=False) == (Offer.ANNOUNCE,)


FIRST = [
    ("See you on Monday.", None, Offer.ANSWER, Offer.ANNOUNCE),
    ("", "notes.pdf", Offer.ANSWER, Offer.ANNOUNCE),
    ("", "", Offer.ANSWER, Offer.ANNOUNCE),
    (ROSTER, None, Offer.LIST, Offer.LIST),
    ("1\tSok Dara\tLotus House\n2\tChan Thida\tBridge", None, Offer.LIST, Offer.LIST),
    ("Name, Organization\nSok Dara, Lotus House", None, Offer.LIST, Offer.LIST),
    ("សុខ ដារ៉ា ០១២ ៣៤៥ ៦៧៨\nចាន់ ធីតា ០១១ ២២២ ៣៣៣\nវណ្ណ រិទ្ធ ០១២ ៧៧៧ ៨៨៨", None, Offer.LIST, Offer.LIST),
    ("", "People.XLSX", Offer.LIST, Offer.LIST),
    ("the list", "people.ods", Offer.LIST, Offer.LIST),
    ("", "people.csv", Offer.LIST, Offer.LIST),
    ("", "Participants.DOCX", Offer.LIST, Offer.LIST),
    ("", "invite.ics", Offer.MEETINGS, Offer.MEETINGS),
    (CALENDAR, None, Offer.MEETINGS, Offer.MEETINGS),
    ("Topic: Part 2\nTime: Jun 5, 2023 09:00 AM Bangkok", None, Offer.MEETINGS, Offer.MEETINGS),
    ("29 May 2023, 9:00, https://zoom.us/j/12345678901", None, Offer.MEETINGS, Offer.MEETINGS),
    ("Monday / Tuesday / I cannot", None, Offer.ANSWER, Offer.VOTE),
    ("When do we meet?\nA. Monday\nB. Tuesday", None, Offer.ANSWER, Offer.VOTE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "file_name", "asked", "not_asked"), FIRST)
def test_the_likeliest_is_offered_first(
    text: str, file_name: str | None, asked: Offer, not_asked: Offer
) -> None:
    """`asked` comes first while a question is open, `not_asked` while none is."""
    what = taken_for(text, file_name)

    assert offers(what, asked=True)[0] is asked
    assert offers(what, asked=False)[0] is not_asked
    assert offers(what, asked=False)[-1] is Offer.ANNOUNCE, "it can always be announced"


def test_the_words_of_the_course_count_as_thanks() -> None:
    assert says_little("thanks for all", WORDS)
    assert not says_little("thanks for nine", WORDS)


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("move Sina", True),
        ("one link that I can give to everybody", True),
        ("I want to replace a leader by a colleague who comes from next week", True),
        ("How can I undo the list that I imported yesterday?", True),
        ("ខ្ញុំចង់លើកការប្រជុំទៅសប្តាហ៍ក្រោយ ព្រោះថ្ងៃនោះជាថ្ងៃបុណ្យ", True),
        ("Please bring your notes to the meeting on Monday morning.", False),
        ("The meeting on Monday begins at nine, I want to see you all there.", False),
        ("How to come to the hall:\nturn left at the market", False),
    ],
)
def test_a_sentence_is_looked_for_only_if_it_asks_the_bot_for_something(
    text: str, looks: object
) -> None:
    assert may_look_for(text, wishes(Catalogue())) is looks
