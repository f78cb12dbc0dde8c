"""People with one name: wherever coordinators read it in a list, the organization stands beside it.

`test_permissions` taps every button of coordinators in a course in which everybody has the same
name, so a list that is made later is walked, too.
"""

import re

from bot.desk import buttons as desk
from bot.learning import buttons as learning
from bot.peers import buttons as peers
from bot.people import buttons as people
from bot.storage.database import Tx
from bot.telegram.kit.button import Button
from tests.stories.whole.permitted import Prepared
from tests.world import Phone, words

NAME = "Same Name"
TURNED = "Name Same"
ONE_PERSON = {
    desk.AskCutOff: "whose phone is lost",
    desk.CutOff: "as above",
    desk.NewPhone: "a link for one person",
    desk.OpenComing: "what comes to one person",
    learning.OpenToSign: "the name as it is printed",
    learning.SignCertificate: "the name as it is printed",
    peers.PickSecond: "nobody is left for the one who was picked",
    people.MakePersonalLink: "a link for one person",
    people.Rename: "asks how the name of one person is written",
    people.TakeBackDecision: "who was let in by mistake",
}
"""Screens about one person, whom the coordinator has just chosen."""
_BESIDE = r"(?: · | of | \(|, |</b> · )"
_ALONE = re.compile(rf"{NAME}(?!{_BESIDE}(?:Lotus House|River School))")
_NUMBERED = re.compile(r"\d+ ")
"""The beginning of a button that stands for a line of the text."""


async def everybody_has_one_name(made: Prepared) -> None:
    """Give everybody on the list an organization, and one name; in other order who asks for it."""

    async def work(tx: Tx) -> None:
        for name, states in ((NAME, "<>"), (TURNED, "=")):
            tx.do(
                "UPDATE people SET name = :name, name_key = :key WHERE id IN"
                f" (SELECT person_id FROM enrolments WHERE state {states} 'waiting')",
                name=name,
                key=name.casefold(),
            )
        tx.do(
            "UPDATE enrolments SET organization_id = (SELECT min(id) FROM organizations)"
            " WHERE organization_id IS NULL AND state <> 'waiting'"
        )

    await made.world.app.database.run(work)


def stands_alone(button: type[Button], phone: Phone, before: tuple[int, str]) -> bool:
    """Tell whether the name stands without an organization on a new screen, or below it.

    `before` is how many messages there were, and what the last screen said.
    """
    texts = [words(each) for each in phone.messages[before[0] :]]
    if not texts and phone.sees == before[1]:
        return False
    labels = [label for label in phone.buttons if not _NUMBERED.match(label)]
    shown = "\n".join([phone.sees, *labels, *texts])
    return button not in ONE_PERSON and _ALONE.search(shown) is not None
