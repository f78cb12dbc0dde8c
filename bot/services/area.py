"""Services: looked up, proposed, confirmed, and hidden after several reports of a fault."""

from bot.services.confirming import handlers as confirming
from bot.services.confirming import screens as confirming_screens
from bot.services.confirming import service as confirming_service
from bot.services.correcting import handlers as correcting
from bot.services.directory import handlers as directory
from bot.services.directory import screens as directory_screens
from bot.services.flags import handlers as flags
from bot.services.flags import storage as flags_storage
from bot.services.proposals import handlers as proposals
from bot.services.proposals import storage as proposals_storage
from bot.services.proposals.domain import TooManyProposals
from bot.telegram.registration import Area, Feature
from bot.telegram.slots import ScreenSlot, Slots, WaitingSlot

AREA = Area(
    name="services",
    features=(
        Feature(
            routes=confirming.routes,
            slots=Slots(
                waiting=(
                    WaitingSlot(
                        row=4,
                        queries=confirming_service.proposed_queries,
                        read=confirming_service.proposed_in,
                        show=confirming_screens.to_proposed,
                    ),
                ),
            ),
        ),
        Feature(routes=correcting.routes),
        Feature(
            routes=directory.routes,
            slots=Slots(more=(ScreenSlot(row=2, column=2, buttons=directory_screens.more_row),)),
        ),
        Feature(routes=flags.routes, tables=flags_storage.TABLES),
        Feature(
            routes=proposals.routes,
            refusals={TooManyProposals: "proposals.too_many"},
            tables=proposals_storage.TABLES,
        ),
    ),
)
