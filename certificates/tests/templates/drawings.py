"""Images of the library, made in memory."""

import io

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Collection

from core.models import SiteImage


def make_image(*, size=(1200, 300), mode="RGBA", colour=(20, 41, 79, 255), kind="PNG", title="Znak gminy") -> SiteImage:
    written = io.BytesIO()
    Image.new(mode, size, colour).save(written, kind)
    written.seek(0)
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")  # transactional tests flush it
    file = ImageFile(written, name=f"znak.{kind.lower()}")
    return SiteImage.objects.create(title=title, file=file, collection=root)
