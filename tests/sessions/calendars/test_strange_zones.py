"""A calendar may name a zone that it does not explain: its times are asked, and not guessed."""

from datetime import date

import pytest

from bot.sessions.domain import Start
from bot.sessions.pasting.domain import read

EXPLAINED = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0800
TZOFFSETTO:+0800
END:STANDARD
END:VTIMEZONE
"""


def calendar(zone: str, *, before: str = "") -> str:
    return (
        f"BEGIN:VCALENDAR\n{before}BEGIN:VEVENT\nUID:1\nDTSTART{zone}:20230529T130000\n"
        f"DTEND{zone}:20230529T150000\nSUMMARY:Circle\nLOCATION:Centre\nEND:VEVENT\nEND:VCALENDAR"
    )


@pytest.mark.parametrize(
    ("text", "minute", "strange"),
    [
        (calendar(";TZID=Customized Time Zone"), None, "Customized Time Zone"),
        (calendar(";TZID=Nowhere/Land"), None, "Nowhere/Land"),
        (calendar(";TZID=Customized Time Zone", before=EXPLAINED), 12 * 60, ""),
        (calendar(";TZID=SE Asia Standard Time"), 13 * 60, ""),
        (calendar(""), 13 * 60, ""),
    ],
)
def test_the_time_of_a_strange_zone_is_asked(text: str, minute: int | None, strange: str) -> None:
    found = read(text, today=date(2023, 5, 22), zone="Asia/Phnom_Penh")

    assert found is not None
    assert found.readings == ((Start(day=date(2023, 5, 29), minute=minute),),)
    assert (found.strange_zone, found.clock) == (strange, 13 * 60 if strange else None)
    assert found.room is not None
    assert found.room.place == "Centre"
