"""Sessions that leaders hold in communities: logged as counts, added up for coordinators."""

from bot.community import storage
from bot.community.card import handlers as card
from bot.community.communes import handlers as communes
from bot.community.communes import storage as communes_storage
from bot.community.domain import NoCommunitySessions
from bot.community.entry import handlers as entry
from bot.community.overview import handlers as overview
from bot.community.overview import screens as overview_screens
from bot.community.teach_back import handlers as teach_back
from bot.community.totals import handlers as totals
from bot.community.totals import screens as totals_screens
from bot.telegram.registration import Area, Feature
from bot.telegram.slots import ScreenSlot, Slots

AREA = Area(
    name="community",
    shared=("answers",),
    features=(
        Feature(routes=card.routes),
        Feature(routes=communes.routes, tables=communes_storage.TABLES),
        Feature(routes=entry.routes),
        Feature(
            routes=overview.routes,
            slots=Slots(more=(ScreenSlot(row=5, buttons=overview_screens.more_row),)),
        ),
        Feature(routes=teach_back.routes),
        Feature(
            routes=totals.routes,
            slots=Slots(
                desk_more=(ScreenSlot(row=3, column=2, buttons=totals_screens.desk_more_row),)
            ),
        ),
        # What all features share.
        Feature(
            refusals={NoCommunitySessions: "community.refusal_no_community_sessions"},
            tables=storage.TABLES,
            slots=Slots(own_province=(storage.OWN_PROVINCE,)),
        ),
    ),
)
