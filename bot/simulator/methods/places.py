"""sendLocation, sendVenue and sendContact."""

from bot.simulator.api_errors import Json, bad_request
from bot.simulator.methods.delivery import check_target, deliver
from bot.simulator.parameters import Params
from bot.simulator.people import Bot
from bot.simulator.world import World

_MAX_LATITUDE = 90
_MAX_LONGITUDE = 180
_VENUE = ("foursquare_id", "foursquare_type")
_GOOGLE = ("google_place_id", "google_place_type")


def send_location(world: World, bot: Bot, params: Params) -> Json:
    """Send a location."""
    place = _location(params)
    target = check_target(world, bot, params)
    return deliver(world, bot, params, target, {"location": place}).message


def send_venue(world: World, bot: Bot, params: Params) -> Json:
    """Send a place with its name and address; of two providers, Foursquare counts."""
    place = _location(params)
    target = check_target(world, bot, params)
    provider = _VENUE if any(params.text(name) for name in _VENUE) else _GOOGLE
    venue = {"location": place, "title": params.text("title"), "address": params.text("address")}
    venue |= {name: params.text(name) for name in provider if params.text(name)}
    fields = {"location": place, "venue": venue}
    return deliver(world, bot, params, target, fields).message


def send_contact(world: World, bot: Bot, params: Params) -> Json:
    """Send a telephone number with a name."""
    for name in ("phone_number", "first_name"):
        if not params.text(name):
            raise bad_request(f'parameter "{name}" is required')
    target = check_target(world, bot, params)
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: params.text(name) for name in names if params.text(name)}
    return deliver(world, bot, params, target, {"contact": contact}).message


def _location(params: Params) -> Json:
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if latitude is None:
        raise bad_request("latitude is empty")
    if longitude is None:
        raise bad_request("longitude is empty")
    if abs(latitude) > _MAX_LATITUDE or abs(longitude) > _MAX_LONGITUDE:
        raise bad_request("wrong location specified")
    place: Json = {"latitude": latitude, "longitude": longitude}
    accuracy = params.number("horizontal_accuracy")
    return place | ({"horizontal_accuracy": accuracy} if accuracy else {})
