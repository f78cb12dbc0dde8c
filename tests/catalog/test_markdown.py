"""Markdown to Telegram's HTML."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.markdown import Unrenderable, render_markdown
from bot.catalog.measure import visible_text

RENDERED = {
    "plain": ("A well.", "A well."),
    "bold": ("A **deep** well.", "A <b>deep</b> well."),
    "italic": ("A *deep* or _dry_ well.", "A <i>deep</i> or <i>dry</i> well."),
    "both": ("A ***deep*** well.", "A <i><b>deep</b></i> well."),
    "paragraphs": ("One.\n\nTwo.", "One.\n\nTwo."),
    "a line break in a paragraph": ("One\ntwo.", "One two."),
    "a forced line break": ("One\\\ntwo.", "One\ntwo."),
    "points": ("Look:\n\n- one\n- **two**", "Look:\n\n• one\n• <b>two</b>"),
    "points with air": ("- one\n\n- two", "• one\n• two"),
    "steps": ("3. one\n4. two", "3. one\n4. two"),
    "quotation": ("> One.\n>\n> Two.", "<blockquote>One.\nTwo.</blockquote>"),
    "link": ("[a](https://x.org/?a=1&b=2)", '<a href="https://x.org/?a=1&amp;b=2">a</a>'),
    "signs": ("5 < 6 & 7 > 4", "5 &lt; 6 &amp; 7 &gt; 4"),
    "an entity": ("5 &lt; 6", "5 &lt; 6"),
    "a star that is meant": (r"\*not italic\*", "*not italic*"),
    "a blank": ("\n\n{numbers}\n", "{numbers}"),
    "a dangerous link": ("[a](javascript:alert)", "[a](javascript:alert)"),
    "a reference": ("[a]: https://x.org\n\n[a]", "[a]: https://x.org\n\n[a]"),
    "Khmer": ("**ទឹក**ស្អាត", "<b>ទឹក</b>ស្អាត"),
    "nothing": ("", ""),
}

REFUSED = {
    "heading": ("One.\n\n## Two", 2, "A heading is not possible here."),
    "underlined heading": ("One\n===", 0, "A heading is not possible here."),
    "code block": ("One.\n\n```\nx\n```", 2, "A code block is not possible here."),
    "indented": ("One.\n\n    x", 2, "A line that begins with four spaces is not possible here."),
    "HTML block": ("<b>\n\nx", 0, "HTML is not possible here."),
    "HTML": ("a\n\nb <b>c</b>", 2, "HTML is not possible here."),
    "code": ("a `b`", 0, "Code is not possible here."),
    "picture": ("![a](https://x.org/a.png)", 0, "A picture is not possible here."),
    "table": ("a | b\n---|---\n1 | 2", 0, "A table is not possible here."),
    "rule": ("a\n\n***\n\nb", 2, "A line of its own with --- or *** is not possible here."),
    "struck out": ("a ~~b~~", 0, "Struck-out text is not possible here."),
    "list in a list": ("- a\n  - b", 1, "A list or quotation inside a list is not possible."),
    "two paragraphs in a point": ("- a\n\n  b", 0, "A point of a list must be one paragraph."),
    "empty point": ("- a\n-\n- b", 1, "A point of a list must be one paragraph."),
    "a quotation in a quotation": ("> a\n>\n> > b", 2, "A quotation is not possible here."),
    "a link to nowhere": ("[a](guide.html)", 0, 'The link "guide.html" leads nowhere.'),
}


@pytest.mark.parametrize(("text", "html"), RENDERED.values(), ids=RENDERED.keys())
def test_rendered(text: str, html: str) -> None:
    assert render_markdown(text) == html


@pytest.mark.parametrize(("text", "line", "what"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(Unrenderable) as refused:
        render_markdown(text)

    assert (refused.value.line, refused.value.what) == (line, what)
    assert refused.value.advice


class _Strict(HTMLParser):
    """Accepts only what Telegram does: known tags, each closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"b", "i", "a", "blockquote"}
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


MARKS = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "ទឹក",
                " ",
                "\n",
                "\n\n",
                "*",
                "**",
                "_",
                "- ",
                "1. ",
                "> ",
                "<",
                "&",
                "`",
                "[",
                "]",
            ),
            *("](https://x.org)", "\\", "#", "~~", "|", "---", "<b>", "&lt;", "🚰", "{numbers}"),
        ]
    ),
    max_size=30,
).map("".join)


@given(MARKS)
def test_any_text_becomes_valid_html_or_is_refused(text: str) -> None:
    try:
        html = render_markdown(text)
    except Unrenderable:
        return
    reader = _Strict()
    reader.feed(html)
    reader.close()
    assert reader.open == []


@given(st.text(alphabet="aទឹ<>&\"'{}🚰", max_size=40))
def test_text_without_marks_is_shown_as_it_was_typed(text: str) -> None:
    shown = "x" + text + "x"
    if "<" not in text:  # what looks like a tag is refused
        assert visible_text(render_markdown(shown)) == shown
