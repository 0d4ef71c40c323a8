"""Bytes, front matter and YAML: each mistake with its line."""

import pytest

from core.texts import Listing, TextErrors, read_text, read_yaml


def errors_of(tmp_path, data: bytes, read=read_text) -> list[tuple[int, str]]:
    path = tmp_path / "text.md"
    path.write_bytes(data)
    with pytest.raises(TextErrors) as caught:
        read(path)
    assert all(error.path == path for error in caught.value.errors)
    return [(error.line, error.reason) for error in caught.value.errors]


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"title: x\n", 1, "begins with front matter"),
        (b"", 1, "begins with front matter"),
        (b"---\ntitle: x\n", 1, "not closed"),
        (b"---\ntitle: x\nslug: y\ntitle: z\n---\n", 4, "title: given twice, first on line 2"),
        (b"---\na:\n  b: 1\n  b: 2\n---\n", 4, "b: given twice"),
        (b"---\ntitle: x\n---\n\ncaf\xe9\n", 5, "not UTF-8"),
        (b"---\ntitle: x\n---\nbell\x07\n", 4, "U+0007"),
        ("---\ntitle: x\n---\n\nbreak\u2028\n".encode(), 5, "U+2028"),
        (b"---\ntitle: x\nlead: a: b\n---\n", 3, "quotation marks"),
        (b"---\ntitle: [x\n---\n", 3, "YAML"),
        (b"---\n- title\n---\n", 2, "list of fields"),
        (b"---\na: &x [1]\nb: *x\n---\n", 3, "aliases"),
        (b"---\na: &x [*x]\n---\n", 2, "aliases"),
        (b"---\na: !python/name:os.system x\n---\n", 2, "tags"),
        (b"---\n[a, b]: c\n---\n", 2, "one word"),
        (b"---\na: " + b"[" * 1500 + b"\n---\n", 2, "too deeply"),
    ],
)
def test_mistake_is_reported_with_line_and_reason(tmp_path, data, line, reason):
    found_line, found_reason = errors_of(tmp_path, data)[0]

    assert reason in found_reason
    assert found_line == line


def test_every_mistake_of_a_file_is_reported(tmp_path):
    data = b"---\na: 1\na: 2\nb: 1\nb: 2\n---\n"

    assert [line for line, _ in errors_of(tmp_path, data)] == [3, 5]


def test_body_knows_the_line_it_begins_on(tmp_path):
    path = tmp_path / "text.md"
    path.write_bytes("\ufeff---\r\ntitle: Zażółć\r\n---\r\nfirst\r\nsecond\r\n".encode())

    text = read_text(path)

    assert (text.meta.items["title"].text, text.body_line, text.body) == ("Zażółć", 4, "first\nsecond\n")


def test_front_matter_may_be_empty(tmp_path):
    path = tmp_path / "text.md"
    path.write_text("---\n---\nwords")

    assert read_text(path).meta.items == {}


def test_values_stay_as_written_and_know_their_lines(tmp_path):
    path = tmp_path / "list.yaml"
    path.write_text("# a comment\n- no\n- 1:30\n- ~\n- '~'\n")

    node = read_yaml(path)

    assert isinstance(node, Listing)
    assert [(item.line, item.text, item.is_null) for item in node.items] == [
        (2, "no", False),
        (3, "1:30", False),
        (4, "~", True),
        (5, "~", False),
    ]
