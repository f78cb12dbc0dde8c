"""Home also handles what no other area expects."""

from bot.desk.group_replies.handlers import hear_reply
from bot.desk.stolen_phone.handlers import comes_back
from bot.desk.today.handlers import note_tap
from bot.home.finding import handlers as finding
from bot.home.leaving.handlers import leave_question
from bot.home.overview import handlers as overview
from bot.home.overview import notices as overview_notices
from bot.home.unasked import handlers as unasked
from bot.home.unasked.handlers import (
    follow_group,
    handle_member,
    handle_reply_or_pin,
    handle_unasked,
)
from bot.home.ways import handlers as ways
from bot.home.ways import screens as ways_screens
from bot.telegram.incoming.router import Fallbacks
from bot.telegram.registration import Area, Feature
from bot.telegram.slots import ScreenSlot, Slots

fallbacks = Fallbacks(
    before_tap=note_tap,
    reply=handle_reply_or_pin,
    group_reply=hear_reply,
    leaves=leave_question,
    unasked=handle_unasked,
    migrated=follow_group,
    member=handle_member,
    comes_back=comes_back,
)
AREA = Area(
    name="home",
    shared=("first_questions", "shown_course", "unfinished", "words"),
    features=(
        Feature(routes=finding.routes),
        Feature(routes=overview.routes, notices=overview_notices.notices),
        Feature(routes=unasked.routes),
        Feature(
            routes=ways.routes,
            slots=Slots(desk_more=(ScreenSlot(row=1, buttons=ways_screens.desk_more_row),)),
        ),
    ),
)
