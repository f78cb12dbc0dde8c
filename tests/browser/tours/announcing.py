"""What a coordinator sees who writes to the course: Check, Who, templates, plans and votes."""

from bot.announcements.buttons import OpenPlanned, OpenTemplates
from bot.sessions.domain import SessionId
from bot.telegram.kit.destinations import WriteToMissed
from tests.browser.album import Album
from tests.browser.tours.course import Course, words
from tests.world import local


async def announcing(album: Album, course: Course) -> None:
    """Two languages to one organization, a planned one, those who missed a meeting."""
    sophea, world = course.sophea, course.world
    await sophea.sends("/announce")
    await album.take("announce-1-ask", sophea)
    await sophea.sends(words("notice", album))
    await album.take("announce-2-check", sophea)
    await album.taps(sophea, "checking.who")
    await album.take("announce-3-who", sophea)
    await album.taps(sophea, 1)
    await album.take("announce-4-one-organization", sophea)
    await album.taps(sophea, "audience.organization")
    await album.take("announce-5-list", sophea)
    await album.taps(sophea, -1, -1, 1)
    await album.take("announce-6-planned", sophea)
    await world.travel(local("2023-05-22 08:10"))
    await sophea.sends("/desk")
    await album.take("announce-7-desk", sophea)
    await sophea.forges(OpenPlanned(course.founded.cohort, 0).pack())
    await album.take("announce-8-all-planned", sophea)
    await album.taps(sophea, 0)
    await album.take("announce-9-one-planned", sophea)
    await album.taps(sophea, "before_start.change_time")
    await album.take("announce-10-change-time", sophea)
    await sophea.forges(OpenTemplates(course.founded.cohort).pack())
    await album.take("announce-11-templates", sophea)
    await album.taps(sophea, 1)
    await album.take("announce-12-template", sophea)
    await world.travel(local("2023-05-29 11:00"))
    await sophea.sends("/desk")
    await album.take("announce-13-after-meeting", sophea)
    await sophea.forges(WriteToMissed(SessionId(1)).pack())
    await album.take("announce-14-missed", sophea)
    await sophea.sends(words("notice", album))
    await album.taps(sophea, "checking.who")
    await album.take("announce-15-who-missed", sophea)


async def votes(album: Album, course: Course) -> None:
    """A quick question to all, its answers, and how many chose what."""
    sophea = course.sophea
    await sophea.sends("/announce")
    await sophea.sends(words("question", album))
    await album.taps(sophea, "checking.vote_label")
    await album.take("vote-1-answers", sophea)
    await album.taps(sophea, 1)
    await album.take("vote-2-check", sophea)
    await album.taps(sophea, 0)
    await album.take("vote-3-undo", sophea)
    await course.world.travel(local("2023-05-22 09:00"))
    await album.take("vote-4-sent", sophea)
    await album.take("vote-5-asked", course.dara)
    for leader, answer in zip(course.leaders, ("yes", "yes", "no", "maybe", "yes"), strict=False):
        await album.taps(leader, f"announcements.vote.answer.{answer}")
    await album.take("vote-6-answered", course.dara)
    await sophea.taps(next(label for label in sophea.buttons if label.startswith("🗳")))
    await album.take("vote-7-counted", sophea)
