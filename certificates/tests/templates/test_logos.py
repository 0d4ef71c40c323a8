import io

import pytest
from PIL import Image

from certificates.services.logos import LogoLost, LogoUnreadable, _storage, logo_name, open_logo, store_logo
from certificates.tests.templates.drawings import make_image

pytestmark = pytest.mark.django_db


def kept(image) -> Image.Image:
    return Image.open(io.BytesIO(open_logo(store_logo(image))))


def test_logo_is_kept_small_enough_for_its_place_on_the_page():
    assert kept(make_image(size=(1200, 300))).size == (900, 225)
    assert kept(make_image(size=(300, 900))).size == (100, 300)
    assert kept(make_image(size=(40, 20))).size == (40, 20)


def test_what_was_transparent_is_white_paper():
    logo = kept(make_image(colour=(255, 0, 0, 0)))
    assert logo.mode == "RGB"
    assert logo.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("mode", "colour", "kind"), [("CMYK", (0, 0, 0, 0), "JPEG"), ("L", 255, "PNG"), ("P", 0, "GIF")]
)
def test_any_drawing_of_dots_becomes_rgb(mode, colour, kind):
    assert kept(make_image(mode=mode, colour=colour, kind=kind)).mode == "RGB"


def test_same_dots_are_kept_once_whatever_the_file_was():
    assert store_logo(make_image(title="Jeden")) == store_logo(make_image(title="Drugi"))


def test_logo_outlives_the_image_of_the_library():
    image = make_image()
    sha256 = store_logo(image)
    before = open_logo(sha256)
    image.file.delete(save=False)
    image.delete()
    assert open_logo(sha256) == before


def test_file_that_is_no_drawing_is_refused():
    image = make_image()
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    with pytest.raises(LogoUnreadable):
        store_logo(image)


@pytest.mark.parametrize("remnant", [None, b"\x89PNG half of it"])
def test_lost_or_damaged_logo_is_named_and_made_again_from_the_image(remnant):
    image = make_image()
    sha256 = store_logo(image)
    _storage().delete(logo_name(sha256))
    if remnant:
        with _storage().open(logo_name(sha256), "wb") as file:
            file.write(remnant)
    with pytest.raises(LogoLost):
        open_logo(sha256)
    assert store_logo(image) == sha256
    assert open_logo(sha256)
