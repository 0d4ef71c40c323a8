import pytest

from core.typography import typo, typo_html

N, J = "\u00a0", "\u2060"


@pytest.mark.parametrize(
    ("plain", "held"),
    [
        ("w gminie", f"w{N}gminie"),
        ("I w domu, i z dala", f"I{N}w{N}domu, i{N}z{N}dala"),
        ("(o pomocy)", f"(o{N}pomocy)"),
        ("Anna Wilk", "Anna Wilk"),
        ("ustawa i\ntekst", f"ustawa i{N}tekst"),
        ("art. 16b ust. 2 pkt 3 lit. a", f"art.{N}16b{N}ust.{N}2{N}pkt{N}3{N}lit.{N}a"),
        ("Dz.U. 2026 poz. 639", f"Dz.U.{N}2026{N}poz.{N}639"),
        ("22 listopada 2026 r.", f"22{N}listopada{N}2026{N}r."),
        ("2 477 gmin i 15 zł", f"2{N}477 gmin i{N}15{N}zł"),
        ("skala 0–3", f"skala 0{J}–{J}3"),
        ("gmina – powiat", "gmina – powiat"),
        ("plik ma 48 KB", f"plik ma 48{N}KB"),
        ("5 minut", "5 minut"),
        ("moduł 2a i 3", f"moduł 2a i{N}3"),
    ],
)
def test_words_that_belong_together_are_held(plain, held):
    assert typo(plain) == held


@pytest.mark.parametrize("text", ["w art. 16b ust. 2, od 0–3 do 2 477 zł", "i w domu, i z 22 listopada 2026 r."])
def test_second_pass_changes_nothing(text):
    assert typo(typo(text)) == typo(text)


def test_attributes_of_html_stay_untouched():
    html = '<p>Jest <a href="/a b/" title="w gminie">w gminie</a> i <b>powiecie</b></p>'

    assert typo_html(html) == f'<p>Jest <a href="/a b/" title="w gminie">w{N}gminie</a> i{N}<b>powiecie</b></p>'
