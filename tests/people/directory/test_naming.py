"""How well a text names somebody on the list."""

import pytest

from bot.people.directory.domain import Naming, how_named, said_words


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
        ("ធីតាបាត់ទូរស័ព្ទហើយ", "ចាន់ ធីតា", Naming.MENTIONED),
        ("សូមប្តូរលេខទូរស័ព្ទរបស់ធីតា", "ចាន់ ធីតា", Naming.MENTIONED),
        ("ខ្ញុំចង់ផ្ញើសារទៅធីតានិងដារានៅថ្ងៃស្អែក", "ចាន់ ធីតា", Naming.MENTIONED),
        ("ខ្ញុំចង់ផ្ញើសារទៅធីតានិងដារានៅថ្ងៃស្អែក", "សុខ ដារា", Naming.MENTIONED),
        ("លោកស្រីបុប្ផាឈប់ធ្វើការ", "អ៊ុក បុប្ផា", Naming.MENTIONED),
        ("មករាបាត់ទូរស័ព្ទ", "ជា មករា", Naming.MENTIONED),
        ("ខ្ញុំ\u200bសួរ\u200bរក\u200bធីតា\u200bម្សិលមិញ", "ចាន់ ធីតា", Naming.MENTIONED),
        ("សុខភាពរបស់ខ្ញុំ", "សុខ ដារា", Naming.NOT),
        ("ដារាល្បីៗមកទីនេះ", "សុខ ដារា", Naming.NOT),
        ("សុខហើយឬ", "សុខ ដារា", Naming.NOT),
        ("វីឌីអូធីតានៃ", "ចាន់ ធីតា", Naming.NOT),
        ("is it so", "so it", Naming.WHOLLY_MENTIONED),
        ("so what", "so dara", Naming.NOT),
        ("Sin", "keo sina", Naming.NOT),
        ("", "keo sina", Naming.NOT),
        ("...", "keo sina", Naming.NOT),
        ("Sina", "", Naming.NOT),
    ],
)
def test_a_text_names_somebody(text: str, name: str, naming: Naming) -> None:
    assert how_named(said_words(text), name) is naming
