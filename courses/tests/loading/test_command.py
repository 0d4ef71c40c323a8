"""The command: what it prints, and how it ends."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from courses.loading import read_handbook, warnings_of
from courses.management.commands.load_handbook import DEFAULT
from courses.models import CoursePage

from .test_reading import A


def run(*args: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("load_handbook", *args, stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


@pytest.mark.django_db
def test_load_prints_a_summary(files, home_page):
    out, err = run("--path", str(files.folder))

    assert (out, err) == ("Handbook kurs: 12 created, 0 updated, 0 unchanged, 0 kept.\n", "")


@pytest.mark.django_db
def test_mistakes_are_printed_by_file_and_line(files, home_page):
    files.replace(A, "minutes: 5", "minutes: x")

    _, err = run("--path", str(files.folder))

    assert f"{A}:5: minutes: a whole number is expected, not “x”\n" in err
    assert "1 mistakes in the texts; nothing was loaded." in err
    assert not CoursePage.objects.exists()


def test_check_writes_nothing_and_warns(files):
    out, _ = run("--check", "--path", str(files.folder))

    assert f"{A}:16: warning: 13 words" in out
    assert out.endswith("Handbook kurs: 2 modules, 3 lessons, 3 questions; no mistakes, 6 warnings.\n")


def test_handbook_of_the_project_has_no_mistake_and_no_warning():
    assert warnings_of(read_handbook(DEFAULT)) == []


@pytest.mark.django_db
def test_handbook_of_the_project_loads(home_page):
    out, _ = run()

    assert " 0 kept." in out
    assert CoursePage.objects.live().get().url == "/podrecznik/"
