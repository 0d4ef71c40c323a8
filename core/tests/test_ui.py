from datetime import UTC, datetime

import pytest
from django.template import Context, Template, TemplateDoesNotExist
from django.utils.safestring import mark_safe


def rendered(source: str, **context) -> str:
    return Template(source).render(Context(context))


def test_icon_is_decoration_unless_it_has_a_name():
    assert 'aria-hidden="true"' in rendered('{% icon "law" %}')
    named = rendered('{% icon "law" label=name %}', name='Prawo "ważne"')
    assert 'role="img"' in named
    assert 'aria-label="Prawo &quot;ważne&quot;"' in named
    assert "aria-hidden" not in named


def test_icon_takes_further_classes():
    assert 'class="duza as-icon as-tick as-tick--done"' in rendered('{% icon "tick-done" css="duza" %}')


def test_unknown_icon_is_an_error_of_the_developer():
    with pytest.raises(TemplateDoesNotExist):
        rendered('{% icon "nie-ma-takiej" %}')


def test_typo_escapes_what_is_not_known_to_be_safe():
    assert rendered("{{ text|typo }}", text="a <b> w gminie") == "a\u00a0&lt;b&gt; w\u00a0gminie"


def test_typo_keeps_the_tags_of_safe_html():
    html = mark_safe("<p>w gminie</p>")
    assert rendered("{{ html|typo }}", html=html) == "<p>w\u00a0gminie</p>"


def test_typo_of_nothing_is_nothing():
    assert rendered("{{ text|typo }}", text=None) == ""


def test_dates_of_nothing_are_nothing():
    assert rendered("{{ d|long_date }}{{ d|long_datetime }}{{ d|clock }}", d=None) == ""


def test_dates_are_written_in_polish():
    moment = datetime(2026, 11, 22, 11, 3, tzinfo=UTC)
    assert rendered("{{ d|long_date }}, {{ d|clock }}", d=moment) == "22 listopada 2026 r., 12:03"


@pytest.mark.parametrize(("name", "letters"), [("Anna Wilk", "AW"), ("Łucja", "Ł"), ("", "")])
def test_initials(name, letters):
    assert rendered("{{ name|initials }}", name=name) == letters
