"""The course of the tours: six leaders of two organizations, a coordinator and a group."""

from dataclasses import dataclass

from tests.browser.album import Album
from tests.stories.cast import Founded, change_row, coordinator, found, participant
from tests.stories.meetings import three_days
from tests.world import Phone, World

NAMES = {
    "en": ("Sok Dara", "Chan Thida", "Vann Rith", "Keo Sina", "Pich Bopha", "Ros Chenda"),
    "km": ("សុខ ដារ៉ា", "ចាន់ ធីតា", "វ៉ាន់ រិទ្ធ", "កែវ ស៊ីណា", "ពេជ្រ បុប្ផា", "រស់ ចិន្តា"),
}
ORGANIZATIONS = ("Lotus House", "River School")
WORDS = {
    "step": {
        "en": "bring the list of papers to the commune hall",
        "km": "យកបញ្ជីឯកសារទៅសាលាឃុំ",
    },
    "barrier": {"en": "The chief of the commune was away.", "km": "មេឃុំអវត្តមាន។"},
    "topic": {"en": "Safe travel for work", "km": "ការធ្វើដំណើរទៅធ្វើការដោយសុវត្ថិភាព"},
    "asked": {"en": "Who pays the clinic?", "km": "តើអ្នកណាបង់ថ្លៃពេទ្យ?"},
    "clinic": {"en": "Thma Koul health centre", "km": "មណ្ឌលសុខភាពថ្មគោល"},
    "district": {"en": "Thma Koul", "km": "ថ្មគោល"},
    "problem": {
        "en": "How do you begin a dialogue when only a few people come?",
        "km": "តើចាប់ផ្តើមការសន្ទនាយ៉ាងណា ពេលមានមនុស្សមកតិច?",
    },
    "solution": {
        "en": "We begin with tea.",
        "km": "យើងចាប់ផ្តើមដោយតែ។",
    },
    "summary": {
        "en": "Begin with tea, and go from house to house first.",
        "km": "ចាប់ផ្តើមដោយទៅពីផ្ទះមួយទៅផ្ទះមួយសិន។",
    },
    "notice": {
        "en": "Please be in time on Monday, and bring your list of services.",
        "km": "សូមមកទាន់ម៉ោងនៅថ្ងៃច័ន្ទ ហើយយកបញ្ជីសេវារបស់លោកអ្នកមកផង។",
    },
    "question": {"en": "Can you come on Saturday?", "km": "តើលោកអ្នកអាចមកថ្ងៃសៅរ៍បានទេ?"},
    "newcomer": {"en": "Heng Samnang", "km": "ហេង សំណាង"},
    "twin": {"en": "Dara Sok", "km": "ដារ៉ា សុខ"},
    "note": {"en": "ill, back Monday", "km": "ឈឺ នឹងមកវិញថ្ងៃច័ន្ទ"},
    "namesake": {"en": "Sok Rith", "km": "សុខ រិទ្ធ"},
    "all_but": {
        "en": "all but 2, Rith and Sok Mean",
        "km": "ទាំងអស់ លើកលែងតែ ២ រិទ្ធ និង សុខ មាន",
    },
    "when": {"en": "30/5 14:00", "km": "30/5 14:00"},
    "strategy": {"en": "Girls who leave school early", "km": "ក្មេងស្រីដែលឈប់រៀនមុន"},
    "answer": {"en": "More time for the map of services", "km": "ពេលច្រើនជាងនេះសម្រាប់ផែនទីសេវា"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A course with its group, in which everybody reads the language of the album."""

    world: World
    founded: Founded
    sophea: Phone
    leaders: list[Phone]
    group: str

    @property
    def dara(self) -> Phone:
        """The leader whose phone most pictures show."""
        return self.leaders[0]


def words(name: str, album: Album) -> str:
    """Return what somebody types, in the language of the album."""
    return WORDS[name][album.texts.language]


async def make_course(world: World, language: str) -> Course:
    """Found a course; the training is on 29, 30 and 31 May."""
    founded = await found(world, *ORGANIZATIONS)
    sophea = await coordinator(world, founded)
    await three_days(sophea, founded)
    await change_row(world, "UPDATE people SET language = :language", language=language)
    leaders = [
        await participant(
            world, founded, f"leader{n}", name, language=language, organization=ORGANIZATIONS[n % 2]
        )
        for n, name in enumerate(NAMES[language])
    ]
    group = world.group("class", "Module 4", *leaders, sophea)
    world.simulator.stage.member(group, world.app.context.bot_username, "member", by="sophea")
    await world.settle()
    await world.in_group(sophea, group).sends("/link")
    return Course(world=world, founded=founded, sophea=sophea, leaders=leaders, group=group)
