"""Contacts, venues, and locations that move."""

from telegram_simulator.tests.client import Client

NO_MORE = "400 Bad Request: message can't be edited"


async def test_a_contact_and_a_venue_arrive_whole(client: Client) -> None:
    dara = await client.open()
    contact = {"phone_number": "+85512000000", "first_name": "Maly", "last_name": "Chan"}
    sent = await client.ok("sendContact", chat_id=dara, **contact)
    assert sent["contact"] == contact
    place = {"latitude": 11.5, "longitude": 104.9}
    words = {"title": "Tea shop", "address": "Street 1", "foursquare_id": "x"}
    sent = await client.ok("sendVenue", chat_id=dara, google_place_id="y", **place, **words)
    assert (sent["location"], sent["venue"]) == (place, words | {"location": place})
    source = {"chat_id": dara, "from_chat_id": dara, "message_id": sent["message_id"]}
    forwarded = await client.ok("forwardMessage", **source)
    assert forwarded["venue"] == sent["venue"]
    assert await client.refused("sendContact", chat_id=dara, phone_number="1") == (
        '400 Bad Request: parameter "first_name" is required'
    )


async def test_a_live_location_moves_until_its_time_is_over(client: Client) -> None:
    dara = await client.open()
    place = {"latitude": 11.5, "longitude": 104.9}
    sent = await client.ok("sendLocation", chat_id=dara, live_period=600, heading=90, **place)
    assert sent["location"] == place | {"live_period": 600, "heading": 90}
    where = {"chat_id": dara, "message_id": sent["message_id"]}
    there = {"latitude": 11.6, "longitude": 104.9}
    moved = await client.ok("editMessageLiveLocation", **there, **where)
    assert moved["location"] == there | {"live_period": 600}
    await client.sim("clock", seconds=601)
    assert await client.refused("editMessageLiveLocation", **place, **where) == NO_MORE

    sent = await client.ok("sendLocation", chat_id=dara, live_period=0x7FFFFFFF, **place)
    where["message_id"] = sent["message_id"]
    await client.sim("clock", seconds=86_401)
    stopped = await client.ok("stopMessageLiveLocation", **where)
    assert stopped["location"] == place
    assert await client.refused("stopMessageLiveLocation", **where) == NO_MORE
    assert await client.refused("editMessageLiveLocation", **place, **where) == NO_MORE
    assert await client.refused("sendLocation", chat_id=dara, live_period=59, **place) == (
        "400 Bad Request: wrong live location period specified"
    )
