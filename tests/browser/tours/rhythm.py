"""What comes unasked for six months, and what coordinators are told of it before."""

from bot.desk.buttons import OpenComing, OpenSixMonths
from bot.learning.buttons import OpenLookBack, OpenThisMonth
from tests.browser.album import Album
from tests.browser.tours.course import Course
from tests.stories.cast import enrolment_id
from tests.stories.finishing import has_read, has_taken
from tests.world import local


async def rhythm(album: Album, course: Course) -> None:
    """What comes unasked for six months, to somebody who answers and to somebody who does not."""
    dara, world = course.dara, course.world
    silent = course.leaders[1]
    await has_read(world, dara)
    await world.travel(local("2023-05-31 14:00"))
    for quiz in ("m4.u1", "m4.u2", "m4.u3"):
        await has_taken(world, dara, quiz, 9)
    await world.travel(local("2023-06-12 12:20"))
    await album.take("rhythm-1-story", dara)
    for day in ("2023-06-26", "2023-07-10", "2023-07-31", "2023-08-30", "2023-10-01"):
        await world.travel(local(f"{day} 12:20"))
        await album.take(f"rhythm-2-{day}", dara)
        await dara.sends("/menu")
        await album.take(f"rhythm-2-{day}-home", dara)
    await world.travel(local("2023-11-10 12:20"))
    await album.take("rhythm-3-silent", silent)
    await album.taps(silent, "learning.practice_start_again")
    await album.take("rhythm-4-begun-again", silent)
    await dara.sends("/menu")
    await world.travel(local("2023-11-29 12:20"))
    await album.take("rhythm-5-look-back-push", dara)
    place = await enrolment_id(world, dara.key)
    await dara.forges(OpenLookBack(place).pack())
    await album.take("rhythm-6-look-back", dara)
    await album.taps(dara, "rhythm.results")
    await album.take("rhythm-7-picture", dara)


async def this_month(album: Album, course: Course) -> None:
    """The door of a month: three to choose among, the one that goes with a plan, and its end."""
    dara, world = course.dara, course.world
    await has_read(world, dara)
    await world.travel(local("2023-05-31 14:00"))
    for quiz in ("m4.u1", "m4.u2", "m4.u3"):
        await has_taken(world, dara, quiz, 9)
    for day in ("2023-06-12", "2023-06-26", "2023-07-05"):
        await world.travel(local(f"{day} 12:20"))
        await dara.sends("/menu")
    await album.take("month-1-push", dara)
    place = await enrolment_id(world, dara.key)
    door = OpenThisMonth(place, 34).pack()
    await dara.forges(door)
    await album.take("month-2-choice", dara)
    await album.taps(dara, "3")
    await dara.forges(door)
    await album.take("month-3-begun", dara)
    await has_read(world, dara, "m4.u6")
    await dara.forges(door)
    await album.take("month-4-quiz", dara)


async def foresight(album: Album, course: Course) -> None:
    """What comes next for a person, and six months of a course at a glance."""
    place = await enrolment_id(course.world, course.dara.key)
    await course.sophea.sends("/desk")
    await course.sophea.forges(OpenComing(place, 0).pack())
    await album.take("foresight-1-next", course.sophea)
    await course.sophea.forges(OpenSixMonths(course.founded.cohort).pack())
    await album.take("foresight-2-six-months", course.sophea)
    await course.world.travel(local("2023-09-25 12:20"))
    await course.sophea.sends("/desk")
    await course.sophea.forges(OpenComing(place, 0).pack())
    await album.take("foresight-3-later", course.sophea)
