"""The blocks of handbook text, shared by lessons and articles. Each has a template in templates/blocks/."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    DateBlock,
    IntegerBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
    TextBlock,
    URLBlock,
)
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from core.slugs import polish_slug

INLINE = ["bold", "italic", "link", "document-link"]
TEXT = [*INLINE, "ol", "ul"]


class HeadingValue(StructValue):
    @property
    def anchor_id(self) -> str:
        """The id of the heading: the editor's anchor, or the text made into one."""
        return self["anchor"] or polish_slug(self["text"])


class HeadingBlock(StructBlock):
    text = CharBlock(label=_("Text"))
    anchor = CharBlock(label=_("Anchor"), required=False, help_text=_("Address of the section, after #."))

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        value_class = HeadingValue


class ParagraphBlock(RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/paragraph.html"


class DefinitionBlock(StructBlock):
    term = CharBlock(label=_("Term"))
    text = RichTextBlock(label=_("Meaning"), features=TEXT)

    class Meta:
        icon = "openquote"
        label = _("Definition")
        template = "blocks/definition.html"


class LawBlock(StructBlock):
    """Legal basis: the provision word for word, with the date of legal state."""

    act = CharBlock(label=_("Act"))
    journal = CharBlock(label=_("Journal of Laws"), help_text=_("For example: t.j. Dz.U. 2026 poz. 639 ze zm."))
    provision = CharBlock(label=_("Provision"), help_text=_("For example: art. 16b ust. 2"))
    quote = RichTextBlock(label=_("Words of the provision"), features=TEXT)
    legal_state = DateBlock(label=_("Date of legal state"))
    url = URLBlock(label=_("Address of the act"), required=False)
    note = CharBlock(label=_("Note"), required=False, help_text=_("For example what was left out."))

    class Meta:
        icon = "list-ul"
        label = _("Legal basis")
        template = "blocks/law.html"


class ExampleBlock(StructBlock):
    title = CharBlock(label=_("Title"))
    text = RichTextBlock(label=_("Text"), features=TEXT)
    is_invented = BooleanBlock(label=_("The commune and figures are invented"), required=False, default=True)

    class Meta:
        icon = "home"
        label = _("Example from a commune")
        template = "blocks/example.html"


class ChecklistBlock(StructBlock):
    title = CharBlock(label=_("Title"))
    items = ListBlock(CharBlock(label=_("Point")), label=_("Points"), min_num=1)
    note = CharBlock(label=_("Note"), required=False)

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        template = "blocks/checklist.html"


class TitledTextBlock(StructBlock):
    title = CharBlock(label=_("Title"))
    text = TextBlock(label=_("Text"), required=False)


class StepsBlock(StructBlock):
    items = ListBlock(TitledTextBlock(), label=_("Steps"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "blocks/steps.html"


class TableValue(StructValue):
    @property
    def table_rows(self) -> list[list[dict[str, object]]]:
        """Rows of cells as the template needs them: text, whether it heads its row, whether it is a number."""
        numeric = set(self["numeric_columns"])
        return [
            [
                {"text": text, "is_header": self["row_headers"] and column == 1, "is_numeric": column in numeric}
                for column, text in enumerate(row, start=1)
            ]
            for row in self["rows"]
        ]

    @property
    def header_cells(self) -> list[dict[str, object]]:
        numeric = set(self["numeric_columns"])
        return [{"text": text, "is_numeric": column in numeric} for column, text in enumerate(self["header"], start=1)]


class TableBlock(StructBlock):
    caption = CharBlock(label=_("Caption"))
    header = ListBlock(CharBlock(label=_("Heading of a column")), label=_("Headings of columns"), min_num=1)
    rows = ListBlock(
        ListBlock(CharBlock(label=_("Cell"), required=False), label=_("Cells")), label=_("Rows"), min_num=1
    )
    row_headers = BooleanBlock(label=_("The first cell heads its row"), required=False, default=True)
    wide = BooleanBlock(label=_("Wide: scrolls on a phone"), required=False)
    numeric_columns = ListBlock(IntegerBlock(min_value=1), label=_("Columns of numbers"), default=[])

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"
        value_class = TableValue

    def clean(self, value):
        cleaned = super().clean(value)
        width = len(cleaned["header"])
        for number, row in enumerate(cleaned["rows"], start=1):
            if len(row) != width:
                message = _("Row %(row)d has %(cells)d cells; the heading has %(width)d.")
                raise StructBlockValidationError(
                    non_block_errors=[message % {"row": number, "cells": len(row), "width": width}]
                )
        return cleaned


class FigureBlock(StructBlock):
    image = ImageChooserBlock(label=_("Image"))
    alt = CharBlock(label=_("Text alternative"), help_text=_("What someone who cannot see the image needs to know."))
    caption = CharBlock(label=_("Caption"), required=False)
    description = RichTextBlock(label=_("Full description"), required=False, features=TEXT)

    class Meta:
        icon = "image"
        label = _("Figure")
        template = "blocks/figure.html"


class FlowBlock(StructBlock):
    """A figure made of text: boxes joined by arrows, so that it reflows and is read aloud."""

    items = ListBlock(TitledTextBlock(), label=_("Boxes"), min_num=2)
    caption = CharBlock(label=_("Caption"))
    description = TextBlock(label=_("Description"))

    class Meta:
        icon = "arrow-right"
        label = _("Flow")
        template = "blocks/flow.html"


class VideoBlock(StructBlock):
    title = CharBlock(label=_("Title"))
    file = DocumentChooserBlock(label=_("Video file (MP4)"))
    poster = ImageChooserBlock(label=_("First picture"), required=False)
    captions = DocumentChooserBlock(label=_("Captions (VTT)"), required=False)
    transcript = RichTextBlock(label=_("Transcript"), features=TEXT)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"


class FileBlock(StructBlock):
    title = CharBlock(label=_("Title"))
    document = DocumentChooserBlock(label=_("File"))
    description = CharBlock(label=_("Description"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "blocks/file.html"


class SelfCheckAnswerBlock(StructBlock):
    text = CharBlock(label=_("Answer"))
    is_correct = BooleanBlock(label=_("Correct"), required=False)
    feedback = CharBlock(label=_("Comment"), required=False)


class SelfCheckBlock(StructBlock):
    """A question to oneself: not counted anywhere, answered on the page."""

    question = CharBlock(label=_("Question"))
    answers = ListBlock(SelfCheckAnswerBlock(), label=_("Answers"), min_num=2)
    explanation = TextBlock(label=_("Explanation"), required=False)

    class Meta:
        icon = "help"
        label = _("Check yourself")
        template = "blocks/self_check.html"

    def clean(self, value):
        cleaned = super().clean(value)
        if not any(answer["is_correct"] for answer in cleaned["answers"]):
            raise StructBlockValidationError(non_block_errors=[_("Mark at least one answer as correct.")])
        return cleaned


class AssignmentBlock(StructBlock):
    title = CharBlock(label=_("Title"))
    text = RichTextBlock(label=_("Text"), features=TEXT)
    hint = CharBlock(label=_("Hint"), required=False)

    class Meta:
        icon = "edit"
        label = _("Assignment")
        template = "blocks/assignment.html"


class SourceBlock(StructBlock):
    title = CharBlock(label=_("Title"))
    url = URLBlock(label=_("Address"), required=False)
    note = TextBlock(label=_("Note"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Source")


class BodyBlock(StreamBlock):
    heading = HeadingBlock()
    paragraph = ParagraphBlock(features=[*TEXT, "h3"])
    definition = DefinitionBlock()
    law = LawBlock()
    example = ExampleBlock()
    checklist = ChecklistBlock()
    steps = StepsBlock()
    table = TableBlock()
    figure = FigureBlock()
    flow = FlowBlock()
    video = VideoBlock()
    file = FileBlock()
    self_check = SelfCheckBlock()
    assignment = AssignmentBlock()
