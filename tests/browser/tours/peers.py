"""Buddies, the problem of the week, and own figures beside those of the group."""

from datetime import timedelta

from bot.peers.buttons import OpenMatching, OpenProposed, ReadAnswers, ReadProblem
from bot.peers.problem.domain import ProblemId
from tests.browser.album import Album
from tests.browser.tours.course import Course, words

HOUR = timedelta(hours=1)
SOON = timedelta(minutes=2)


async def buddies(album: Album, course: Course) -> None:
    """A pair that a coordinator makes: asked, together, ended; and the lots."""
    dara, sophea, world = course.dara, course.sophea, course.world
    other = course.leaders[1]
    await dara.sends("/menu")
    await album.taps(dara, "common.more", "home_overview.everything")
    await album.take("buddies-1-more", dara)
    await album.taps(dara, "buddy.label")
    await album.take("buddies-2-none", dara)
    await album.taps(dara, "buddy.wish")
    await album.take("buddies-3-asked-for", dara)
    await sophea.forges(OpenMatching(course.founded.cohort).pack())
    await album.take("buddies-4-desk", sophea)
    await album.taps(sophea, "matching.make")
    await album.take("buddies-5-first", sophea)
    await album.taps(sophea, "1")
    await album.take("buddies-6-second", sophea)
    await album.taps(sophea, "1")
    await album.take("buddies-7-check", sophea)
    await album.taps(sophea, "matching.ask_both")
    await sophea.forges(OpenMatching(course.founded.cohort).pack())
    await album.taps(sophea, "matching.lot")
    await album.take("buddies-8-lot", sophea)
    await world.travel(2 * HOUR)
    await album.take("buddies-9-push", dara)
    await album.taps(dara, "peers.buddy_open")
    await album.take("buddies-10-asked", dara)
    await album.taps(dara, "buddy.yes")
    await album.take("buddies-11-waiting", dara)
    asked = next(
        each for each in course.leaders[1:] if album.on("peers.buddy_open") in each.buttons
    )
    await album.taps(asked, "peers.buddy_open", "buddy.yes")
    await album.take("buddies-12-together", asked)
    await world.travel(2 * HOUR)
    await album.take("buddies-13-news", dara)
    await album.taps(asked, "buddy.end")
    await album.take("buddies-14-end", asked)
    await album.taps(asked, "buddy.end")
    await album.take("buddies-15-ended", asked)
    await world.travel(24 * HOUR)
    await album.take("buddies-16-told", dara)
    await album.taps(dara, "peers.buddy_open")
    await album.take("buddies-17-over", dara)
    await other.sends("/menu")
    await album.taps(other, "common.more", "home_overview.everything", "comparison.label")
    await album.take("buddies-18-me-and-others", other)


async def problems(album: Album, course: Course) -> None:
    """The problem of the week: proposed, decided, read, answered and summed up."""
    dara, sophea, world = course.dara, course.sophea, course.world
    await dara.sends("/menu")
    await album.taps(dara, "common.more", "home_overview.everything", "problem.label")
    await album.take("problem-1-none", dara)
    await album.taps(dara, "problem.propose")
    await album.take("problem-2-write", dara)
    await dara.sends("Her number is 012 345 678")
    await album.take("problem-3-refused", dara)
    await dara.sends("/menu")
    await album.taps(
        dara, "common.more", "home_overview.everything", "problem.label", "problem.propose"
    )
    await dara.sends(words("problem", album))
    await album.take("problem-4-sent", dara)
    await sophea.forges(OpenProposed(course.founded.cohort, 0).pack())
    await album.take("problem-5-proposed", sophea)
    await album.taps(sophea, "1")
    await album.take("problem-6-decide", sophea)
    await album.taps(sophea, "problem_review.decline")
    await album.take("problem-7-decline", sophea)
    await sophea.forges(OpenProposed(course.founded.cohort, 0).pack())
    await album.taps(sophea, "1", "problem_review.post")
    await album.take("problem-8-posted", sophea)
    await world.travel(SOON)
    room = world.in_group(dara, course.group)
    await album.take("problem-9-group", room)
    await dara.forges(ReadProblem(ProblemId(1)).pack())
    await album.take("problem-10-read", dara)
    await album.taps(dara, "peers.problem_answer")
    await album.take("problem-10-answer", dara)
    await dara.sends(words("solution", album))
    await album.take("problem-10-thanks", dara)
    await world.travel(SOON)
    await album.take("problem-10-counted", room)
    await sophea.forges(OpenProposed(course.founded.cohort, 0).pack())
    await album.taps(sophea, "1")
    await sophea.forges(ReadAnswers(course.founded.cohort, ProblemId(1), 0).pack())
    await album.take("problem-10-answers", sophea)
    await album.taps(sophea, "peers.problem_sum_up")
    await album.take("problem-11-write-summary", sophea)
    await sophea.sends(words("summary", album))
    await album.take("problem-12-summed-up", sophea)
    await world.travel(SOON)
    await album.take("problem-13-group", room)
