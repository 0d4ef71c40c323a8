from pathlib import Path

import pytest
from django.conf import settings
from django.core.paginator import Paginator
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from core.blocks import BodyBlock
from core.styleguide import styleguide
from core.styleguide_texts import BLOCKS

TEMPLATES = Path(settings.BASE_DIR) / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
STATIC = Path(settings.BASE_DIR) / "static"


@pytest.fixture
def page(db) -> str:
    return styleguide(RequestFactory().get("/styl/")).content.decode()


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_component_names_its_arguments_and_stays_short(path):
    text = path.read_text()

    assert text.startswith("{#")
    assert len(text.splitlines()) < 60
    get_template(f"components/{path.name}")


@pytest.mark.parametrize("code", ["400", "403", "404", "500"])
def test_error_page_stands_without_any_context(code):
    html = render_to_string(f"{code}.html")

    assert '<html lang="pl"' in html
    assert html.count("<h1") == 1
    assert 'href="/"' in html


def test_refused_form_gets_advice_of_its_own():
    assert "przyjąć formularza" in render_to_string("403.html", {"is_csrf_failure": True})


def test_page_of_all_components_has_no_inline_style_or_script(page):
    assert " style=" not in page
    assert "<style" not in page
    assert "<script>" not in page
    assert " onclick=" not in page


def test_title_says_when_a_form_has_errors():
    class Wrong:
        errors = {"a": ["b"]}

    html = render_to_string("404.html", {"form": Wrong()})

    assert "<title>Błąd: " in html


@pytest.mark.parametrize("raw", BLOCKS, ids=lambda raw: raw["type"])
def test_block_of_the_handbook_renders(raw):
    child = BodyBlock().to_python([raw])[0]
    html = render_to_string("blocks/body.html", {"body": BodyBlock().to_python([raw])})

    assert child.block.meta.template.startswith("blocks/")
    assert "as-prose" in html
    assert len(html) > len('<div class="as-prose"></div>')


def test_two_self_checks_on_a_page_do_not_share_their_answers():
    raw = next(block for block in BLOCKS if block["type"] == "self_check")
    body = BodyBlock().to_python([raw, {**raw, "id": "00000000-0000-0000-0000-000000000001"}])

    html = render_to_string("blocks/body.html", {"body": body})

    assert f'name="self-{raw["id"]}"' in html
    assert 'name="self-00000000-0000-0000-0000-000000000001"' in html


def test_long_list_shows_the_ends_and_the_neighbours():
    html = render_to_string(
        "components/pagination.html", {"page_obj": Paginator(range(95), 10).page(5), "query": "q=a&"}
    )

    assert [n for n in range(1, 11) if f"page={n}&" in html or f'page={n}"' in html] == [1, 4, 6, 10]
    assert html.count("…") == 2
    assert 'aria-current="page"' in html


def test_save_line_holds_every_word_the_script_shows():
    html = render_to_string("components/save_line.html", {"saved_at": "12:03"})

    assert "Zapisano 12:03" in html
    for state in ("saving", "saved", "failed", "closed"):
        assert f'data-save-state="{state}"' in html
    assert "<span data-save-time></span>" in html


def test_fonts_and_styles_of_a_first_lesson_are_light():
    fonts = sum(
        (STATIC / "fonts" / f"{name}.woff2").stat().st_size
        for name in ("lato-400", "lato-700", "source-serif-400", "source-serif-600")
    )

    assert fonts < 130_000
    assert "GDS Transport" not in (STATIC / "site" / "site.css").read_text()
