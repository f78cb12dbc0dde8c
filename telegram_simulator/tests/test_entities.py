"""Text, marks and entities; td MessageEntity.cpp, core.telegram.org/bots/api#formatting."""

# ruff: noqa: E501 - one row of a table, one line

from typing import Any

import pytest

from telegram_simulator.api_errors import ApiError
from telegram_simulator.entities import read, typed_text

ALL_HTML = (
    "<b>bold</b><strong>bold</strong> <i>it</i><em>it</em> <u>un</u><ins>un</ins> "
    "<s>st</s><strike>st</strike><del>st</del>"
)


def entities(source: str, mode: str) -> list[tuple[Any, ...]]:
    """Return type, offset, length and the other fields of each entity."""
    found = read(source, mode, None)
    return [
        (
            e["type"],
            e["offset"],
            e["length"],
            *(e[k] for k in e if k not in {"type", "offset", "length"}),
        )
        for e in found.entities
    ]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("plain", "plain", []),
        ("<b>bold</b>", "bold", [("bold", 0, 4)]),
        (ALL_HTML, "boldbold itit unun ststst", [("bold", 0, 8), ("italic", 9, 4), ("underline", 14, 4), ("strikethrough", 19, 6)]),
        ("<B>bold</b >", "bold", [("bold", 0, 4)]),
        ("<b>bold</>", "bold", [("bold", 0, 4)]),
        ("a &lt; b &amp; c &quot;d&quot; &gt; &#233; &#xe9; &nbsp;", 'a < b & c "d" > é é &nbsp;', []),
        ('<tg-time unix="1685325600" format="wDT">then</tg-time>', "then", [("date_time", 0, 4, "wDT", 1685325600)]),
        ("<tg-time unix='5'>then</tg-time>", "then", [("date_time", 0, 4, "", 5)]),
        ("&ltb", "&ltb", []),
        ("&lt b", "< b", []),
        ("😀<b>x</b>", "😀x", [("bold", 2, 1)]),
        ("<b>ក្រុម</b> ok", "ក្រុម ok", [("bold", 0, 5)]),
        ("<b></b>x", "x", []),
        ("  <b> x </b> ", "x", [("bold", 0, 1)]),
        ('<a href="https://example.org/a">x</a>', "x", [("text_link", 0, 1, "https://example.org/a")]),
        ('<a href="example.org">x</a>', "x", [("text_link", 0, 1, "http://example.org/")]),
        ('<a href="nowhere">x</a>', "x", []),
        ("<a href='tg://user?id=42'>x</a>", "x", [("text_mention", 0, 1, {"id": 42})]),
        ("<a>https://example.org</a>", "https://example.org", [("text_link", 0, 19, "https://example.org/")]),
        ('<tg-spoiler>x</tg-spoiler> <span class="tg-spoiler">y</span>', "x y", [("spoiler", 0, 1), ("spoiler", 2, 1)]),
        ("<blockquote>x</blockquote>", "x", [("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ('<blockquote expandable="">x</blockquote>', "x", [("expandable_blockquote", 0, 1)]),
        ("<pre>x</pre> <code>y</code>", "x y", [("pre", 0, 1), ("code", 2, 1)]),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1, "python")]),
        ('<code class="language-python">x</code>', "x", [("code", 0, 1)]),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍", [("custom_emoji", 0, 2, "5368324170671202286")]),
        ("<b>a <i>b</i></b>", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        ("<b>a<b>b</b></b>", "ab", [("bold", 0, 2)]),
        ('<b>a <a href="example.org">b</a> c</b>', "a b c", [("bold", 0, 2), ("text_link", 2, 1, "http://example.org/"), ("bold", 2, 1), ("bold", 3, 2)]),
        ("<b>a <code>b</code></b>", "a b", [("bold", 0, 2), ("code", 2, 1)]),
        ("<b>/menu</b> @test_bot", "/menu @test_bot", [("bot_command", 0, 5), ("bold", 0, 5), ("mention", 6, 9)]),
    ],
)  # fmt: skip
def test_html_becomes_text_and_entities(
    source: str, text: str, expected: list[tuple[Any, ...]]
) -> None:
    assert read(source, "HTML", None).text == text
    assert entities(source, "html") == expected


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("ក<div>", 'Unsupported start tag "div" at byte offset 3'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href>y</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<a href=x_y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
        ("&#55357;", "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"),
    ],
)  # fmt: skip
def test_broken_html_is_refused(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refused:
        read(source, "HTML", None)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("*b* _i_ __u__ ~s~ ||p||", "b i u s p", [("bold", 0, 1), ("italic", 2, 1), ("underline", 4, 1), ("strikethrough", 6, 1), ("spoiler", 8, 1)]),
        ("*a _b_*", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        (r"1\. a\*b", "1. a*b", []),
        (r"\\", "\\", []),
        ("`x` ```\ny\n```", "x y", [("code", 0, 1), ("pre", 2, 1)]),
        ("```python\nx```", "x", [("pre", 0, 1, "python")]),
        ("[x](https://example.org/a\\)b)", "x", [("text_link", 0, 1, "https://example.org/a)b")]),
        ("[x](tg://user?id=42)", "x", [("text_mention", 0, 1, {"id": 42})]),
        ("[x](nowhere)", "x", []),
        ("![👍](tg://emoji?id=5)", "👍", [("custom_emoji", 0, 2, "5")]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", 0, 3)]),
        (">a\n>b||", "a\nb", [("expandable_blockquote", 0, 3)]),
        (">a\n**>b||", "a\nb", [("blockquote", 0, 1), ("expandable_blockquote", 2, 1)]),
        ("`a*b`", "a*b", [("code", 0, 3)]),
        ("😀*x*", "😀x", [("bold", 2, 1)]),
        ("**", "", []),
    ],
)  # fmt: skip
def test_markdown_becomes_text_and_entities(
    source: str, text: str, expected: list[tuple[Any, ...]]
) -> None:
    assert read(source, "MarkdownV2", None).text == text
    assert entities(source, "markdownv2") == expected


def reserved(character: str) -> str:
    return f"Character '{character}' is reserved and must be escaped with the preceding '\\'"


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("1.", reserved(".")),
        ("a!", reserved("!")),
        ("a-b", reserved("-")),
        ("(", reserved("(")),
        ("a>b", reserved(">")),
        ("a|b", reserved("|")),
        ("*x", "Can't find end of Bold entity at byte offset 0"),
        ("ក _x", "Can't find end of Italic entity at byte offset 4"),
        ("__x", "Can't find end of Underline entity at byte offset 0"),
        ("~x", "Can't find end of Strikethrough entity at byte offset 0"),
        ("||x", "Can't find end of Spoiler entity at byte offset 0"),
        ("`x", "Can't find end of Code entity at byte offset 0"),
        ("```x", "Can't find end of Pre entity at byte offset 0"),
        ("[x", "Can't find end of TextUrl entity at byte offset 0"),
        ("[x](y", "Can't find end of a URL at byte offset 4"),
        ("![x]", "Custom emoji entity must contain a tg://emoji URL"),
        (">*a\nb", "Can't find end of Bold entity at byte offset 1"),
    ],
)
def test_broken_markdown_is_refused(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refused:
        read(source, "MarkdownV2", None)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


def test_legacy_markdown_works() -> None:
    found = read(r"*b* _i_ `c` [l](example.org) \_ ```py" + "\nx```", "Markdown", None)
    assert found.text == "b i c l _ x"
    assert [e["type"] for e in found.entities] == ["bold", "italic", "code", "text_link", "pre"]
    assert found.entities[-1]["language"] == "py"
    with pytest.raises(ApiError, match="end of the entity starting at byte offset 2"):
        read("a *b", "Markdown", None)


def test_given_entities_are_stored_and_trimmed() -> None:
    given = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "text_link", "offset": 2, "length": 2, "url": "example.org"},
        {"type": "hashtag", "offset": 0, "length": 1},
    ]
    found = read("  ab  ", None, given)
    assert found.text == "ab"
    assert [(e["type"], e["offset"], e["length"]) for e in found.entities] == [
        ("text_link", 0, 2),
        ("bold", 0, 2),
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("bold 0 4, bold 2 4", "bold 0 6"),
        ("bold 0 2, bold 2 2", "bold 0 4"),
        ("text_link 0 6, bold 4 5", "text_link 0 6, bold 4 2, bold 6 3"),
        ("text_link 0 6, text_link 3 6", "text_link 0 6"),
        ("text_link 0 6, custom_emoji 2 2", "text_link 0 6"),
        ("text_link 3 2, text_mention 3 6", "text_mention 3 6"),
        ("code 2 4, bold 0 9", "bold 0 2, code 2 4, bold 6 3"),
        ("pre 2 4, text_link 4 5", "pre 2 4"),
        ("blockquote 0 6, blockquote 3 6", "blockquote 0 6"),
        ("blockquote 0 9, expandable_blockquote 2 3", "blockquote 0 9"),
        ("blockquote 0 6, text_link 2 4, bold 4 5", "blockquote 0 6, text_link 2 4, bold 4 2, bold 6 3"),
        ("blockquote 0 6, text_link 4 4", "blockquote 0 6"),
        ("blockquote 3 6, text_link 0 5", "blockquote 3 6"),
        ("text_link 0 9, blockquote 3 3", "blockquote 3 3"),
    ],
)  # fmt: skip
def test_of_given_entities_that_overlap_some_are_split_and_some_left_out(
    given: str, expected: str
) -> None:
    found = read("abcdefghi", None, [in_words(each) for each in given.split(", ")])
    assert [(e["type"], e["offset"], e["length"]) for e in found.entities] == [
        tuple(in_words(each)[name] for name in ("type", "offset", "length"))
        for each in expected.split(", ")
    ]


def test_a_link_found_in_the_text_never_crosses_the_border_of_a_quote() -> None:
    found = read("see example.org", None, [in_words("blockquote 0 11")])
    assert [e["type"] for e in found.entities] == ["blockquote"]


def in_words(words: str) -> dict[str, Any]:
    """Read an entity such as `text_link 0 6`."""
    kind, offset, length = words.split()
    more: dict[str, dict[str, Any]] = {
        "text_link": {"url": "https://example.org/"},
        "text_mention": {"user": {"id": 1, "is_bot": False, "first_name": "Dara"}},
        "custom_emoji": {"custom_emoji_id": "5368324170671202286"},
    }
    return {"type": kind, "offset": int(offset), "length": int(length), **more.get(kind, {})}


def test_a_given_entity_without_an_offset_is_refused() -> None:
    with pytest.raises(ApiError, match="can't parse MessageEntity"):
        read("ab", None, [{"type": "bold"}])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start abc", [("bot_command", 0, 6)]),
        ("😀 /menu@test_bot", [("bot_command", 3, 14)]),
        ("see https://example.org/a, please", [("url", 4, 21)]),
        ("see example.org.", [("url", 4, 11)]),
        ("mail a.b@example.org now", [("email", 5, 15)]),
        ("#tag #123 $USD @someone", [("hashtag", 0, 4), ("cashtag", 10, 4), ("mention", 15, 8)]),
        ("call +855 12-345 678.", [("phone_number", 5, 15)]),
        ("+12125550123", [("phone_number", 0, 12)]),
        ("012 345 678, 1+1, C++11, +123", []),
        ("https://example.org/+12125550123", [("url", 0, 32)]),
        ("a/b 1/2", []),
    ],
)
def test_entities_are_detected_in_typed_texts(text: str, expected: list[tuple[Any, ...]]) -> None:
    found = typed_text(text).entities
    assert [(e["type"], e["offset"], e["length"]) for e in found] == expected
