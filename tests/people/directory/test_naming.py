"""How well a text names somebody on the list."""

import pytest

from bot.people.directory.domain import Naming, how_named


@pytest.mark.parametrize(
    ("text", "name", "naming"),
    [
        ("Keo Sina", "keo sina", Naming.NAMED),
        ("sina, KEO", "keo sina", Naming.NAMED),
        ("Sina", "keo sina", Naming.NAMED),
        ("keosina", "keo sina", Naming.NAMED),
        ("កែវស៊ីណា", "កែវ ស៊ីណា", Naming.NAMED),
        ("Keo Sina lost it", "keo sina", Naming.WHOLLY_MENTIONED),
        ("ប្តូរកែវស៊ីណា", "កែវ ស៊ីណា", Naming.WHOLLY_MENTIONED),
        ("move Sina", "keo sina", Naming.MENTIONED),
        ("is it so", "so it", Naming.WHOLLY_MENTIONED),
        ("so what", "so dara", Naming.NOT),
        ("Sin", "keo sina", Naming.NOT),
        ("", "keo sina", Naming.NOT),
        ("...", "keo sina", Naming.NOT),
        ("Sina", "", Naming.NOT),
    ],
)
def test_a_text_names_somebody(text: str, name: str, naming: Naming) -> None:
    assert how_named(text, name) is naming
