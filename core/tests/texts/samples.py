"""A way to write text files in a test."""

from pathlib import Path

from core.texts import TextErrors, read_text, to_stream


def write(folder: Path, body: str, meta: str = "title: x") -> Path:
    path = folder / "text.md"
    path.write_text(f"---\n{meta}\n---\n{body}", encoding="utf-8")
    return path


def stream(folder: Path, body: str, **options):
    return to_stream(read_text(write(folder, body)), **options)


def mistakes(folder: Path, body: str, **options) -> list[tuple[int, str]]:
    """Line and reason of everything wrong; the body begins on line 4."""
    try:
        stream(folder, body, **options)
    except TextErrors as caught:
        return [(error.line, error.reason) for error in caught.errors]
    return []
