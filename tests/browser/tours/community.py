"""Community sessions: logged, corrected, passed on and counted."""

from bot.community.buttons import OpenCommunes, OpenTotals
from tests.browser.album import Album
from tests.browser.tours.course import Course, words


async def community(album: Album, course: Course) -> None:
    """Logging a session, correcting it, the packs to pass on, the totals, and communes."""
    dara, sophea = course.dara, course.sophea
    await dara.sends("/community")
    await album.take("community-1-open", dara)
    await album.taps(dara, "community.begin")
    await album.take("community-2-month", dara)
    await album.taps(dara, 0)
    await album.take("community-3-topic", dara)
    await dara.sends(words("topic", album))
    await album.take("community-4-place", dara)
    await dara.sends("Atlantis")
    await album.take("community-5-no-place", dara)
    await dara.sends("kandal")
    await album.take("community-6-women", dara)
    await dara.sends("many")
    await album.take("community-7-no-number", dara)
    for count in ("12", "5", "8"):
        await dara.sends(count)
    await album.take("community-8-questions", dara)
    await dara.sends(words("asked", album))
    await album.take("community-9-hard", dara)
    await album.taps(dara, 1)
    await album.take("community-10-check", dara)
    await album.taps(dara, "entry.save")
    await album.take("community-11-saved", dara)
    await dara.sends("/community")
    await album.take("community-12-so-far", dara)
    await album.taps(dara, "community_overview.list")
    await album.take("community-13-list", dara)
    await album.taps(dara, 0)
    await album.take("community-14-open", dara)
    await album.taps(dara, "community.delete")
    await album.take("community-15-delete", dara)
    await dara.sends("/community")
    await album.taps(dara, "community_overview.packs")
    await album.take("community-16-packs", dara)
    await album.taps(dara, 1)
    await album.take("community-17-pack", dara)
    await album.taps(dara, "teach_back.picture")
    await album.take("community-18-picture", dara)
    await sophea.forges(OpenTotals(course.founded.cohort, "place").pack())
    await album.take("community-19-totals", sophea)
    await album.taps(sophea, "totals.by.topic")
    await album.take("community-20-topics", sophea)
    await album.taps(sophea, "totals.heard")
    await album.take("community-21-asked", sophea)
    await sophea.forges(OpenCommunes(course.founded.cohort).pack())
    await album.take("community-22-communes", sophea)
