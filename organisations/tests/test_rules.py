import pytest

from organisations import rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Żółtki", "zoltki"),
        ("ŁÓDŹ", "lodz"),
        ("Bielsko-Biała", "bielsko biala"),
        ("  Nowe   Miasto nad Wartą ", "nowe miasto nad warta"),
        ("Słupia (Jędrzejowska)", "slupia jedrzejowska"),
        ("", ""),
    ],
)
def test_normalised_text_is_plain_words(text, expected):
    assert rules.normalise(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gmina Osiek", ["osiek"]),
        ("m. Poznań", ["poznan"]),
        ("gmina", ["gmina"]),
        ("osiek brodnicki", ["osiek", "brodnicki"]),
        ("%_", []),
    ],
)
def test_search_words_leave_out_what_stands_before_the_name(text, words):
    assert rules.search_words(text) == words


def test_search_reads_no_more_than_a_label():
    assert len(" ".join(rules.search_words("ab " * 10_000))) <= rules.LONGEST_SEARCH


def test_word_prefixes_are_of_whole_words():
    assert rules.has_word_prefixes("stalowa wola", ["wol"])
    assert not rules.has_word_prefixes("stalowa wola", ["alowa"])


@pytest.mark.parametrize(
    ("county", "label"),
    [
        ("brodnicki", "Osiek (gmina wiejska, powiat brodnicki, woj. kujawsko-pomorskie)"),
        ("Toruń", "Osiek (gmina wiejska, miasto na prawach powiatu, woj. kujawsko-pomorskie)"),
    ],
)
def test_label_of_a_commune_says_kind_and_county(county, label):
    made = rules.commune_label(name="Osiek", kind="gmina wiejska", county=county, voivodeship="kujawsko-pomorskie")
    assert made == label
