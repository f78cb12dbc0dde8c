"""Locations, also live ones, venues and contacts."""

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.chats import Chat, Item
from telegram_simulator.methods.delivery import check_target, deliver
from telegram_simulator.methods.editable import FOREVER, editable_content, moves
from telegram_simulator.methods.editing import inline_keyboard, replace_fields
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.world import World

MAX_LATITUDE = 90
MAX_LONGITUDE = 180
_LIVE = ("live_period", "heading", "proximity_alert_radius")
_SHORTEST = 60  # seconds; core.telegram.org/bots/api#sendlocation, and the next two
_LONGEST = 86_400
_VENUE = ("foursquare_id", "foursquare_type")
_GOOGLE = ("google_place_id", "google_place_type")


def send_location(world: World, bot: Bot, params: Params) -> Json:
    """Send a location; with `live_period` one that the bot can move for so many seconds."""
    place = location_of(params) | _live(params)
    target = check_target(world, bot, params)
    return deliver(world, bot, params, target, {"location": place}).message


def edit_message_live_location(world: World, bot: Bot, params: Params) -> Json | bool:
    """Move a live location."""
    place = location_of(params)
    chat, item, old = _editable(world, bot, params)
    moved = {"live_period": old["live_period"]} | place | _live(params)
    return replace_fields(
        world, chat, item, {"location"}, inline_keyboard(params) | {"location": moved}
    )


def stop_message_live_location(world: World, bot: Bot, params: Params) -> Json | bool:
    """Leave a live location where it is."""
    chat, item, old = _editable(world, bot, params)
    kept = {name: value for name, value in old.items() if name not in _LIVE}
    return replace_fields(
        world, chat, item, {"location"}, inline_keyboard(params) | {"location": kept}
    )


def _editable(world: World, bot: Bot, params: Params) -> tuple[Chat, Item, Json]:
    """Return a live location of the bot whose time is not over."""
    chat, item = editable_content(world, bot, params)
    if not moves(world, item):
        raise bad_request("there is no live location in the message to edit")
    return chat, item, item.message["location"]


def _live(params: Params) -> Json:
    """Return the fields of a live location that a call gives."""
    fields = {name: params.integer(name) for name in _LIVE if params.integer(name)}
    period = fields.get("live_period", 0)
    if period and period != FOREVER and not _SHORTEST <= period <= _LONGEST:
        raise bad_request("wrong live location period specified")
    return fields


def send_venue(world: World, bot: Bot, params: Params) -> Json:
    """Send a place with its name and address; of two providers, Foursquare counts."""
    fields = venue_of(params)
    target = check_target(world, bot, params)
    return deliver(world, bot, params, target, fields).message


def venue_of(params: Params) -> Json:
    """Return the fields of a message with a venue."""
    place = location_of(params)
    provider = _VENUE if any(params.text(name) for name in _VENUE) else _GOOGLE
    venue = {"location": place, "title": params.text("title"), "address": params.text("address")}
    venue |= {name: params.text(name) for name in provider if params.text(name)}
    return {"location": place, "venue": venue}


def send_contact(world: World, bot: Bot, params: Params) -> Json:
    """Send a telephone number with a name."""
    fields = contact_of(params)
    target = check_target(world, bot, params)
    return deliver(world, bot, params, target, fields).message


def contact_of(params: Params) -> Json:
    """Return the fields of a message with a contact."""
    for name in ("phone_number", "first_name"):
        if not params.text(name):
            raise bad_request(f'parameter "{name}" is required')
    names = ("phone_number", "first_name", "last_name", "vcard")
    return {"contact": {name: params.text(name) for name in names if params.text(name)}}


def location_of(params: Params) -> Json:
    """Return the location that a call gives."""
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if latitude is None:
        raise bad_request("latitude is empty")
    if longitude is None:
        raise bad_request("longitude is empty")
    if abs(latitude) > MAX_LATITUDE or abs(longitude) > MAX_LONGITUDE:
        raise bad_request("wrong location specified")
    place: Json = {"latitude": latitude, "longitude": longitude}
    accuracy = params.number("horizontal_accuracy")
    return place | ({"horizontal_accuracy": accuracy} if accuracy else {})
