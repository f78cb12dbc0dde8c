"""Services: proposed, confirmed, found, flagged and hidden."""

from bot.services.buttons import OpenWaitingServices
from tests.browser.album import Album
from tests.browser.tours.course import Course, words


async def services(album: Album, course: Course) -> None:
    """A service that a leader proposes, until two say that it is wrong."""
    await _proposing(album, course)
    await _confirming(album, course)
    await _flagging(album, course)


async def _proposing(album: Album, course: Course) -> None:
    dara = course.dara
    await dara.sends("/services")
    await album.take("services-1-empty", dara)
    await album.taps(dara, "services.propose")
    await album.take("services-2-need", dara)
    await album.taps(dara, 0)
    await album.take("services-3-province", dara)
    await album.taps(dara, 1)
    await album.take("services-4-name", dara)
    await dara.sends("https://example.org")
    await album.take("services-5-refused", dara)
    await dara.sends(words("clinic", album))
    await album.take("services-6-district", dara)
    await dara.sends(words("district", album))
    await album.take("services-7-contact", dara)
    await dara.sends("053 999 001")
    await album.take("services-8-who", dara)
    await album.taps(dara, 0)
    await album.take("services-9-papers", dara)
    await album.taps(dara, 0)
    await album.take("services-10-summary", dara)
    await album.taps(dara, "proposals.change")
    await album.take("services-11-change", dara)
    await dara.sends("/services")
    await album.taps(dara, "services.propose")
    await album.taps(dara, "proposals.send")
    await album.take("services-12-sent", dara)
    await album.taps(dara, "proposals.mine_label")
    await album.take("services-13-mine", dara)


async def _confirming(album: Album, course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/desk")
    await album.take("services-14-today", sophea)
    await sophea.forges(OpenWaitingServices(course.founded.cohort, 0).pack())
    await album.take("services-15-waiting", sophea)
    await album.taps(sophea, "1")
    await album.take("services-16-service", sophea)
    await album.taps(sophea, "common.checked_and_right")
    await album.take("services-17-confirm", sophea)
    await album.taps(sophea, "confirming.confirm_now")
    await album.take("services-18-confirmed", sophea)


async def _flagging(album: Album, course: Course) -> None:
    dara, sophea = course.dara, course.sophea
    await dara.sends("/services")
    await album.take("services-19-needs", dara)
    await album.taps(dara, 0)
    await album.take("services-20-provinces", dara)
    await album.taps(dara, 0)
    await album.take("services-21-found", dara)
    for phone in course.leaders[:2]:
        await phone.sends("/services")
        await album.taps(phone, 0, 0, "1", "services.handbook_wrong")
        await album.take("services-22-wrong", phone)
        await album.taps(phone, "services.handbook_fault_dead")
        await album.take("services-23-flagged", phone)
    await sophea.sends("/desk")
    await album.take("services-24-today", sophea)
    await sophea.forges(OpenWaitingServices(course.founded.cohort, 0).pack())
    await album.take("services-25-waiting", sophea)
    await album.taps(sophea, "1")
    await album.take("services-26-flagged", sophea)
