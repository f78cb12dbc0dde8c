"""Lines of a message whose words are crossed out; a correction beside them is none."""

import pytest

from bot.telegram.incoming.crossed_out import crossed_out


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("Sok Dara\n<s>Chan Thida</s>\nVann Rith", {2}),
        ("<s>Sok Dara, Bridge\nChan Thida</s>\nVann Rith", {1, 2}),
        ("1. <s><b>Sok Dara</b> - Bridge</s>", {1}),
        ("<s>Tida</s> Thida, Bridge", set()),
        ("Sok Dara &lt;s&gt;", set()),
        ("<b>Sok Dara</b>\n<s> </s>", set()),
    ],
)
def test_lines_that_are_crossed_out(html: str, lines: set[int]) -> None:
    assert crossed_out(html) == lines
