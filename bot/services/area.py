"""Services: who confirms them, and who says that one is not right any more."""

from bot.services.confirming import handlers as confirming
from bot.services.flags import handlers as flags
from bot.services.flags import storage as flags_storage
from bot.telegram.registration import Area, Feature

AREA = Area(
    name="services",
    features=(
        Feature(routes=confirming.routes),
        Feature(routes=flags.routes, tables=flags_storage.TABLES),
    ),
)
