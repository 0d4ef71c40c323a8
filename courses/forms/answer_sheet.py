"""What a page of questions posts. The template courses/quiz/kinds/*.html and this module are two ends of one thing.

item=4        a question that stands on the page (one field each), so that an emptied answer is seen as such
a4=b          what was chosen there
flag=4        the participant wants to come back there
go=5|summary  where to go next
"""

from django.http import QueryDict

from courses.models import AttemptItem
from courses.questions import Response, kind
from courses.services.attempts import UnknownItem

SUMMARY = "summary"


def prefix_of(position: int) -> str:
    return f"a{position}"


class PostedSheet:
    """The answers of one page (see courses.services.attempts.Sheet)."""

    def __init__(self, data: QueryDict) -> None:
        self.data = data
        self.positions = frozenset(_number(value) for value in data.getlist("item"))
        self.flagged = frozenset(_number(value) for value in data.getlist("flag"))

    def response_to(self, item: AttemptItem) -> Response:
        return kind(item.version.kind).read_response(item.spec, self.data, prefix_of(item.position))

    def is_flagged(self, item: AttemptItem) -> bool:
        return item.position in self.flagged

    @property
    def next_position(self) -> int | None:
        """The question to show next; None: the summary."""
        go = self.data.get("go", SUMMARY)
        return None if go == SUMMARY else _number(go)


def _number(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 5):
        raise UnknownItem(value)
    return int(value)
