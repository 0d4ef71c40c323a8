"""Loading editions: what stands in the database after each."""

import datetime

import pytest
from django.core.management import CommandError, call_command

from organisations.management.commands.load_register import SHIPPED
from organisations.models import Level, LocalGovernment, RegisterEdition
from organisations.register.checks import OlderEdition, RegisterError
from organisations.services.register import load_edition
from organisations.tests.factories import OrganisationFactory

FIRST, SECOND = datetime.date(2026, 1, 1), datetime.date(2027, 1, 1)


def states(key):
    rows = LocalGovernment.objects.filter(key=key).order_by("valid_from")
    return [(row.code, row.name, row.valid_from, row.valid_to) for row in rows]


@pytest.mark.django_db
class TestShippedFile:
    def test_has_every_local_government(self):
        call_command("load_register", verbosity=0)
        counts = [LocalGovernment.objects.current().filter(level=level).count() for level in Level]
        assert counts == [16, 380, 2479]

    def test_repeated_names_are_told_apart_by_their_labels(self):
        call_command("load_register", verbosity=0)
        communes = list(LocalGovernment.objects.communes())
        assert len({unit.label for unit in communes}) == len({unit.key for unit in communes}) == 2479

    def test_66_cities_are_counties_of_their_own(self):
        call_command("load_register", verbosity=0)
        counties = LocalGovernment.objects.filter(level=Level.COUNTY).exclude(kind="powiat")
        cities = [unit for unit in LocalGovernment.objects.communes() if "miasto na prawach powiatu" in unit.label]
        assert {unit.name for unit in cities} == {unit.name for unit in counties}
        assert len(cities) == 66

    def test_second_load_costs_one_query(self, django_assert_num_queries, capsys):
        call_command("load_register", verbosity=0)
        with django_assert_num_queries(1):
            call_command("load_register")
        assert "nothing to do" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.usefixtures("small_counts")
class TestEditions:
    def test_load_is_idempotent(self, write_register):
        path = write_register()
        first, again = load_edition(path=path, date=FIRST), load_edition(path=path, date=FIRST)
        assert (first.opened, again.is_new) == (6, False)
        assert LocalGovernment.objects.count() == 6

    def test_new_town_keeps_its_key(self, write_register, small_rows):
        load_edition(path=write_register(), date=FIRST)
        small_rows[3] = small_rows[3].replace("0201022", "0201023").replace("gmina wiejska", "gmina miejsko-wiejska")
        load_edition(path=write_register(small_rows), date=SECOND)
        assert states("020102") == [
            ("0201022", "Bolesławiec", FIRST, SECOND),
            ("0201023", "Bolesławiec", SECOND, None),
        ]

    def test_unchanged_rows_are_untouched(self, write_register, small_rows):
        load_edition(path=write_register(), date=FIRST)
        before = set(LocalGovernment.objects.exclude(key="020102").values_list("pk", "valid_from", "valid_to"))
        small_rows[3] = small_rows[3].replace("Bolesławiec,", "Nowa,")
        result = load_edition(path=write_register(small_rows), date=SECOND)
        assert (result.opened, result.closed) == (1, 1)
        assert set(LocalGovernment.objects.exclude(key="020102").values_list("pk", "valid_from", "valid_to")) == before

    def test_vanished_unit_is_closed_and_new_one_opened(self, write_register, small_rows):
        load_edition(path=write_register(), date=FIRST)
        small_rows[3] = "0201032,gmina,Gromadka,gmina wiejska,0201,02,bolesławiecki,dolnośląskie"
        load_edition(path=write_register(small_rows), date=SECOND)
        assert states("020102") == [("0201022", "Bolesławiec", FIRST, SECOND)]
        assert states("020103") == [("0201032", "Gromadka", SECOND, None)]

    def test_organisation_follows_its_seat(self, write_register, small_rows):
        load_edition(path=write_register(), date=FIRST)
        organisation = OrganisationFactory(seat=LocalGovernment.objects.get(key="020102"))
        small_rows[3] = small_rows[3].replace("Bolesławiec,", "Nowa,")
        load_edition(path=write_register(small_rows), date=SECOND)
        organisation.refresh_from_db()
        assert organisation.seat == LocalGovernment.objects.current().get(key="020102")

    def test_corrected_file_of_the_same_date_mends_in_place(self, write_register, small_rows):
        load_edition(path=write_register(), date=FIRST)
        small_rows[3] = small_rows[3].replace("Bolesławiec,", "Nowa,")
        result = load_edition(path=write_register(small_rows), date=FIRST)
        assert (result.opened, result.corrected, result.closed) == (0, 1, 0)
        assert states("020102") == [("0201022", "Nowa", FIRST, None)]
        assert LocalGovernment.objects.get(key="020102").search_name == "nowa"

    def test_older_edition_is_refused(self, write_register, small_rows):
        load_edition(path=write_register(), date=SECOND)
        with pytest.raises(OlderEdition):
            load_edition(path=write_register(small_rows[:4]), date=FIRST)
        assert RegisterEdition.objects.count() == 1

    def test_unit_of_the_same_date_cannot_vanish(self, write_register, small_rows):
        load_edition(path=write_register(), date=FIRST)
        with pytest.raises(RegisterError, match="0261 Jelenia Góra"):
            load_edition(path=write_register(small_rows[:4]), date=FIRST)
        assert LocalGovernment.objects.current().count() == 6


@pytest.mark.django_db
class TestCommand:
    def test_mistake_leaves_nothing_half_loaded(self, write_register, small_rows):
        path = write_register(small_rows)
        with pytest.raises(CommandError, match=f"{path}:7: rows of level wojewodztwo: 1, expected 16"):
            call_command("load_register", file=path)
        assert not LocalGovernment.objects.exists()
        assert not RegisterEdition.objects.exists()

    def test_failure_while_writing_leaves_nothing(self, monkeypatch):
        def fail(*args):
            raise RuntimeError

        monkeypatch.setattr("organisations.services.register._move_seats", fail)
        with pytest.raises(RuntimeError):
            call_command("load_register")
        assert not LocalGovernment.objects.exists()

    def test_file_without_a_date_asks_for_one(self, write_register):
        with pytest.raises(CommandError, match="--date"):
            call_command("load_register", file=write_register(name="jst.csv"))

    def test_start_of_the_site_lives_with_a_later_edition(self, capsys):
        RegisterEdition.objects.create(date=SECOND, sha256="0" * 64)
        call_command("load_register")
        assert "nothing to do" in capsys.readouterr().out

    def test_older_file_given_by_hand_is_a_mistake(self, write_register):
        RegisterEdition.objects.create(date=SECOND, sha256="0" * 64)
        path = write_register(SHIPPED.read_text(encoding="utf-8").splitlines()[1:])
        with pytest.raises(CommandError, match="too late"):
            call_command("load_register", file=path)
