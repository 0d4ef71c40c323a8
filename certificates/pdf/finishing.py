"""What WeasyPrint leaves to be mended before the file is written, and what it is spared from making anew each time.

Runs as its ``finisher``: objects of the PDF stand in ``pdf.objects`` under the numbers by which they are referred to.
"""

import logging
import zlib
from collections.abc import Iterator
from typing import Any

import pydyf
from django.utils import translation
from django.utils.translation import gettext as _
from weasyprint.document import Document

from certificates import rules
from certificates.pdf import SignatureLook, drawings
from certificates.pdf.contents import verification_url
from certificates.pdf.faces import FILES, face, unicode_map, whole_unicode_map
from certificates.pdf.layout import box_of

logger = logging.getLogger(__name__)
POINTS = 0.75
"""Points in a CSS pixel."""
FIELD = "Podpis"
"""Name of the signature field; ``signing`` signs the field of this name."""
BADGE_TYPE = "/application#2fvc+jwt"
PRINTED_AND_LOCKED = 4 + 128
"""Flags of the field's place on the page: it is printed, and does not move (ISO 32000-1, table 165)."""


class FontsNotLoaded(Exception):  # noqa: N818
    """The document was set in the fonts of the machine: it would not be ours."""


class Packed(pydyf.Stream):  # type: ignore[misc]  # pydyf has no types
    """A stream compressed already: what is the same in all documents is packed once, the rest once and not twice."""

    def __init__(self, packed: bytes, extra: dict[str, Any] | None = None) -> None:
        super().__init__(extra={**(extra or {}), "Filter": "/FlateDecode"})
        self.packed = packed

    @property
    def data(self) -> bytes:
        extra = pydyf.Dictionary({**self.extra, "Length": len(self.packed)})
        return b"\n".join((extra.data, b"stream", self.packed, b"endstream"))


class Finisher:
    """Called with the laid-out document and its PDF."""

    def __init__(self, *, said: rules.Snapshot, signature: SignatureLook | None, is_sample: bool) -> None:
        self.said, self.signature, self.is_sample = said, signature, is_sample

    def __call__(self, document: Document, pdf: pydyf.PDF) -> None:
        with translation.override(self.said["language"]):
            embed_whole_fonts(document, pdf)
            mend_structure(document, pdf)
            leave_margins_out(pdf)
            name_links(pdf, self.said)
            self.mend_attachment(pdf)
            self.draw_grounds(pdf)
            if self.signature:
                self.place_signature(document, pdf, self.signature)
            pack_streams(pdf)

    def mend_attachment(self, pdf: pydyf.PDF) -> None:
        """Each attachment is named once, and the badge by its own type."""
        if files := pdf.catalog.get("AF"):
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(files))
        for stream in pdf.objects:
            if isinstance(stream, pydyf.Stream) and stream.extra.get("Type") == "/EmbeddedFile":
                stream.extra["Subtype"] = BADGE_TYPE

    def draw_grounds(self, pdf: pydyf.PDF) -> None:
        accent = self.said["template"]["accent"]
        grounds = (drawings.first_ground, drawings.next_ground)
        for number, page in enumerate(pages(pdf)):
            if number < len(grounds):
                ground = add_drawing(pdf, page, f"ground{number}", grounds[number](accent, self.is_sample))
            lay_under(pdf, page, ground)

    def place_signature(self, document: Document, pdf: pydyf.PDF, signature: SignatureLook) -> None:
        """The seal, drawn where its words leave room, and over both an empty field that reads as a form."""
        page = pages(pdf)[0]
        box = box_of(document, "seal")
        left, low, right, high = rectangle(box, document)
        name = add_drawing(pdf, page, "seal", drawings.seal(self.said["template"]["accent"], signature.is_test))
        lay_under(pdf, page, name, left, high - drawings.SEAL, at=1)
        add_signature_field(pdf, page, pydyf.Array((left, low, right, high)))


def pages(pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    return [pdf.objects[number] for number in pdf.pages["Kids"][::3]]


def behind(pdf: pydyf.PDF, reference: bytes) -> Any:
    """The object that a reference names."""
    return pdf.objects[int(reference.split()[0])]


def of_type(pdf: pydyf.PDF, key: str, value: str) -> Iterator[pydyf.Dictionary]:
    return (thing for thing in pdf.objects if isinstance(thing, dict) and thing.get(key) == value)


def rectangle(box: Any, document: Document) -> tuple[float, float, float, float]:
    """Left, low, right and high side of a box of the first page, in points from its lower left corner."""
    height = document.pages[0].height
    left, top = box.content_box_x(), box.content_box_y()
    sides = (left, height - top - box.height, left + box.width, height - top)
    return tuple(round(side * POINTS, 3) for side in sides)  # type: ignore[return-value]


def embed_whole_fonts(document: Document, pdf: pydyf.PDF) -> None:
    """In the place of cut fonts, the same whole ones in every document. Raises FontsNotLoaded.

    A sign that ours lack, an emoji in the title of a module, keeps the font of the machine that WeasyPrint found.
    Names never come so far: they are refused before a number is taken.
    """
    used = {font.hash: font for font in document.fonts.values()}.values()
    if not {family for family, _weight in FILES} <= {font.family for font in used}:
        raise FontsNotLoaded
    for font in used:
        key = (font.family, font.weight)
        if key not in FILES:
            logger.warning("Letters %s are printed in %s", "".join(font.to_unicode.values()), font.family)
            continue
        ours = face(*key)
        for described in (entry for entry in of_type(pdf, "Type", "/Font") if entry.get("BaseFont") == font.name):
            described["BaseFont"] = f"/{ours.name}"
            if "ToUnicode" in described:
                # Two letters may share a glyph: here it reads as the one that was meant. A space reads as a space.
                letters = ours.letters | {glyph: text for glyph, text in font.to_unicode.items() if text.isalpha()}
                packed = whole_unicode_map(*key) if letters == ours.letters else unicode_map(letters)
                replace(pdf, described["ToUnicode"], Packed(packed))
                continue
            described["W"] = ours.written_widths
            descriptor = behind(pdf, described["FontDescriptor"])
            descriptor["FontName"] = f"/{ours.name}"
            replace(pdf, descriptor["FontFile2"], Packed(ours.program, {"Length1": ours.length}))


def replace(pdf: pydyf.PDF, reference: bytes, by: pydyf.Object) -> None:
    by.number = int(reference.split()[0])
    pdf.objects[by.number] = by


def mend_structure(document: Document, pdf: pydyf.PDF) -> None:
    """Places of figures in points, and what each heading of a table heads (ISO 14289-1, 7.5)."""
    height = document.pages[0].height
    for figure in of_type(pdf, "S", "/Figure"):
        left, top, right, bottom = figure["A"]["BBox"]
        sides = (left, height - bottom, right, height - top)
        figure["A"]["BBox"] = pydyf.Array(round(side * POINTS, 3) for side in sides)
    for heading in of_type(pdf, "S", "/TH"):
        row = behind(pdf, heading["P"])
        only_headings = all(behind(pdf, kid)["S"] == "/TH" for kid in row["K"])
        heading["A"]["Scope"] = "/Column" if only_headings else "/Row"


def leave_margins_out(pdf: pydyf.PDF) -> None:
    """Header and footer are decoration: WeasyPrint tags them, but outside of the structure (ISO 14289-1, 7.1)."""
    root = behind(pdf, pdf.catalog["StructTreeRoot"])
    inside = set(_below(pdf, root))
    marked = behind(pdf, root["ParentTree"])["Nums"][1::2]
    for page, elements in zip(pages(pdf), marked, strict=False):  # links and fields follow the pages
        outside = {place for place, element in enumerate(elements) if element not in inside}
        elements[:] = [b"null" if place in outside else element for place, element in enumerate(elements)]
        operators = behind(pdf, page["Contents"]).stream
        for place, operator in enumerate(operators):
            if isinstance(operator, dict) and operator.get("MCID") in outside:
                operators[place - 1 : place + 1] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})


def _below(pdf: pydyf.PDF, element: pydyf.Dictionary) -> Iterator[bytes]:
    """References of all elements of the structure under this one."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes):
            yield kid
            yield from _below(pdf, behind(pdf, kid))


def name_links(pdf: pydyf.PDF, said: rules.Snapshot) -> None:
    """A link is read out by what it does, not by its address."""
    words = _("Page on which certificate %(number)s is checked: %(address)s")
    words %= {"number": said["number"], "address": verification_url(said["code"])}
    for link in of_type(pdf, "Subtype", "/Link"):
        link["Contents"] = pydyf.String(words)


def add_drawing(pdf: pydyf.PDF, page: pydyf.Dictionary, name: str, drawing: drawings.Drawing) -> str:
    """Makes the drawing known to the page; returns the name by which it is laid out."""
    behind(pdf, page["Resources"])["XObject"][name] = shape_of(pdf, drawing).reference
    return name


def shape_of(pdf: pydyf.PDF, drawing: drawings.Drawing) -> Packed:
    """The drawing as an object of this PDF, with the drawings within."""
    within = pydyf.Dictionary({name: shape_of(pdf, part).reference for name, part in drawing.parts})
    resources = pydyf.Dictionary({"XObject": within} if within else {})
    box = pydyf.Array(round(side, 2) for side in drawing.box)
    shape = Packed(drawing.packed, {"Type": "/XObject", "Subtype": "/Form", "BBox": box, "Resources": resources})
    pdf.add_object(shape)
    return shape


def lay_under(
    pdf: pydyf.PDF, page: pydyf.Dictionary, name: str, left: float = 0, low: float = 0, *, at: int = 0
) -> None:
    """Before everything else on the page, as decoration that is not read out."""
    stream = behind(pdf, page["Contents"]).stream
    stream.insert(at, f"/Artifact BMC q 1 0 0 1 {left:.2f} {low:.2f} cm /{name} Do Q EMC")


def add_signature_field(pdf: pydyf.PDF, page: pydyf.Dictionary, sides: pydyf.Array) -> None:
    """Empty, with an empty look: a signature fills its value and leaves the page as it is drawn."""
    look = pydyf.Stream([], {"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array((0, 0, 1, 1))})
    pdf.add_object(look)
    field = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": pydyf.String(FIELD),
            "TU": pydyf.String(_("Electronic signature of the issuer")),
            "Rect": sides,
            "F": PRINTED_AND_LOCKED,
            "P": page.reference,
            "AP": pydyf.Dictionary({"N": look.reference}),
        }
    )
    pdf.add_object(field)
    page.setdefault("Annots", pydyf.Array()).append(field.reference)
    form = pydyf.Dictionary({"Fields": pydyf.Array([field.reference])})
    pdf.add_object(form)
    pdf.catalog["AcroForm"] = form.reference
    tag_field(pdf, page, field)


def tag_field(pdf: pydyf.PDF, page: pydyf.Dictionary, field: pydyf.Dictionary) -> None:
    """The field has its place in the structure, at the end of the first page (ISO 14289-1, 7.18.4)."""
    root = behind(pdf, pdf.catalog["StructTreeRoot"])
    place = behind(pdf, behind(pdf, root["K"][0])["K"][0])  # the section that holds the first page
    shown = pydyf.Dictionary({"Type": "/OBJR", "Obj": field.reference, "Pg": page.reference})
    pdf.add_object(shown)
    element = pydyf.Dictionary({"Type": "/StructElem", "S": "/Form", "K": pydyf.Array([shown.reference])})
    element.update(P=place.reference, Pg=page.reference)
    pdf.add_object(element)
    place["K"].append(element.reference)
    numbers = behind(pdf, root["ParentTree"])["Nums"]
    field["StructParent"] = numbers[-2] + 1
    numbers.extend((field["StructParent"], element.reference))


def pack_streams(pdf: pydyf.PDF) -> None:
    """The file's identifier reads every object before it is written: each is compressed once, not twice."""
    for stream in list(pdf.objects):
        if isinstance(stream, pydyf.Stream) and "Filter" not in stream.extra:
            whole = b"\n".join(pydyf._to_bytes(part) for part in stream.stream)
            replace(pdf, stream.reference, Packed(zlib.compress(whole, 6), stream.extra))
