"""Whether everything that is said finds its place on the page."""

from django.utils.translation import gettext as _

from certificates import rules
from certificates.pdf import SignatureLook
from certificates.pdf.layout import box_of, is_crowded, lines_of
from certificates.pdf.render import lay_out

MOST_LINES_OF_NAME = 3


def problems(said: rules.Snapshot) -> tuple[str, ...]:
    """Looks at the page laid out as closely as it goes, with the seal, which takes the most room."""
    document = lay_out(rules.readable(said), signature=SignatureLook(is_test=True))
    found = []
    if lines_of(box_of(document, "name")) > MOST_LINES_OF_NAME:
        found.append(_("The name takes more than three lines."))
    if is_crowded(document):
        found.append(
            _(
                "The first page is too full: the text above runs into the dates and signatures below. "
                "Shorten the statement, the issuer or the positions of those who sign, or leave out a logo."
            )
        )
    return tuple(found)
