"""What a coordinator sees who keeps the list of people in order."""

from bot.desk.buttons import OpenNotes
from bot.people.buttons import (
    AskInvite,
    AskMerge,
    InviteByList,
    ListNotIn,
    OpenOrganizations,
    OpenPerson,
    Rename,
)
from bot.telegram.kit.destinations import OpenPeople
from tests.browser.album import Album
from tests.browser.tours.course import NAMES, ORGANIZATIONS, Course, words
from tests.documents.tables import excel
from tests.stories.cast import enrolment_id, personal_token
from tests.stories.persons import token_in
from tests.stories.rosters import HEAD, sends_file


async def rosters(album: Album, course: Course) -> None:
    """A list that is pasted and one that is sent, with mistakes, before anything is added."""
    sophea, cohort, language = course.sophea, course.founded.cohort, album.texts.language
    await sophea.sends("/desk")
    await sophea.forges(OpenPeople(cohort).pack())
    await album.take("roster-1-people", sophea)
    await album.taps(sophea, "people.desk_invite")
    await album.take("roster-2-invite", sophea)
    await album.taps(sophea, "invites.list")
    await album.take("roster-3-ask", sophea)
    await sophea.sends(
        f"{words('newcomer', album)}, Lotos House\nRos\n{NAMES[language][0]}, Lotus House"
    )
    await album.take("roster-4-mistakes", sophea)
    await sophea.sends(
        f"{words('newcomer', album)}, Lotus House\n{NAMES[language][0]}, Lotus House"
    )
    await album.take("roster-5-pasted", sophea)
    await sophea.forges(InviteByList(cohort).pack())
    rows = [
        [words("newcomer", album), "Lotus House", "km", "012 345 678"],
        [NAMES[language][1], "Lotus House", "en", "012 345 679"],
    ]
    await sends_file(sophea, excel([(*HEAD, "phone"), *rows]), "list.xlsx")
    await album.take("roster-6-file", sophea)
    await album.taps(sophea, 0)
    await album.take("roster-7-added", sophea)
    await sophea.forges(ListNotIn(cohort, 0).pack())
    await album.take("roster-8-not-in", sophea)


async def merging(album: Album, course: Course) -> None:
    """Somebody who may be on the list, two people and two organizations that are one."""
    sophea, world, cohort = course.sophea, course.world, course.founded.cohort
    listed = words("newcomer", album)
    await personal_token(world, course.founded, listed, ORGANIZATIONS[0])
    await sophea.sends("/desk")
    await sophea.forges(AskInvite(cohort).pack())
    await album.taps(sophea, "invites.all", 0)
    await album.take("merge-1-link", sophea)
    late = world.person("late", name="D.", language=album.texts.language)
    await late.starts(token_in(sophea))
    await album.taps(late, album.texts.language_name(album.texts.language), "people.join_agree")
    await late.sends(" ".join(reversed(listed.split())))
    await world.settle()
    await album.take("merge-2-asked", sophea)
    await sophea.sends("/desk")
    await album.take("merge-3-desk", sophea)
    await sophea.taps(next(label for label in sophea.buttons if label.startswith("👤")))
    await album.take("merge-4-request", sophea)
    await album.taps(sophea, "merging.same")
    await album.take("merge-5-joined", sophea)
    await personal_token(world, course.founded, words("twin", album), ORGANIZATIONS[1])
    place = await enrolment_id(world, course.dara.key)
    await sophea.forges(OpenPerson(place).pack())
    await album.take("merge-6-person", sophea)
    await album.taps(sophea, "person.change")
    await album.take("merge-7-edit", sophea)
    await sophea.forges(Rename(place).pack())
    await album.take("merge-8-rename", sophea)
    await sophea.forges(AskMerge(place).pack())
    await album.take("merge-9-who", sophea)
    await sophea.sends(words("twin", album).split()[-1])
    await album.take("merge-10-found", sophea)
    await album.taps(sophea, 0)
    await album.take("merge-11-preview", sophea)
    await album.taps(sophea, "people.merge_now")
    await album.take("merge-12-merged", sophea)
    await sophea.forges(OpenOrganizations(cohort, 0).pack())
    await album.take("merge-13-organizations", sophea)
    await album.taps(sophea, 0)
    await album.take("merge-14-organization", sophea)
    await album.taps(sophea, "organizations.merge")
    await album.take("merge-15-which", sophea)
    await album.taps(sophea, 0)
    await album.take("merge-16-check", sophea)


async def notes(album: Album, course: Course) -> None:
    """What coordinators note of a person for each other."""
    sophea = course.sophea
    place = await enrolment_id(course.world, course.dara.key)
    await sophea.sends("/desk")
    await sophea.forges(OpenNotes(place).pack())
    await album.take("notes-1-none", sophea)
    await album.taps(sophea, "notes.write")
    await album.take("notes-2-write", sophea)
    await sophea.sends(words("note", album))
    await album.take("notes-3-written", sophea)
    await sophea.forges(OpenPerson(place).pack())
    await album.take("notes-4-person", sophea)
