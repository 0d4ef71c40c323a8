"""Whatever a file holds, reading it gives blocks or a list of mistakes."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.blocks import BodyBlock
from core.texts import TextErrors, anchors_of, read_text, read_yaml, to_stream

LINES = """\
---|:::|::: law|::: steps|::: table|:::: x|## A {#a}|## {#}|# B|### C|- a|  - b|1) c|> d|```|    e|<b>|**f|[g](h#i)
![j](k)|term: T|items:|  - {title: a}|rows: [[|a: &b [*b]|a: !!int x|? [a]|'|\t||{|...|%YAML 9.9|a: ||[x]: y|&colon;
""".replace("\n", "|").split("|")
texts = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=20)), max_size=25).map("\n".join)


def attempt(read, path):
    try:
        return read(path), ()
    except TextErrors as caught:
        return None, caught.errors


def read_all(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "text.md"
        path.write_bytes(data)
        for read in (read_yaml, lambda path: anchors_of(read_text(path)), lambda path: to_stream(read_text(path))):
            result, errors = attempt(read, path)
            lines = data.count(b"\n") + data.count(b"\r") + 2
            assert all(1 <= error.line <= lines and error.reason for error in errors)
            if isinstance(result, list):
                BodyBlock().to_python(result)


@settings(deadline=None, max_examples=150)
@given(body=texts)
@example(body="::: a\n  ")
@example(body=":::")
@example(body="::: law\n---")
def test_any_body(body):
    read_all(f"---\na: b\n---\n{body}".encode("utf-8", "surrogatepass"))


@settings(deadline=None, max_examples=100)
@given(data=st.one_of(st.binary(max_size=200), texts.map(lambda text: text.encode("utf-8", "surrogatepass"))))
@example(data=b"--- \n---")
def test_any_file(data):
    read_all(data)
