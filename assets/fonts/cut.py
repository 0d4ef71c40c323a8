"""Cuts the complete fonts to what Polish pages need: one WOFF2 a weight.

    python assets/fonts/cut.py FOLDER [FOLDER …]

FOLDER holds the complete TTFs: certificates/fonts has four of them; Lato-Italic.ttf comes with Debian's
fonts-lato. Lato is 2.007 (Debian package fonts-lato 2.0-2.1), Source Serif 4 is 4.005 (npm source-serif
4.5.1). Needs fonttools and brotli. Not part of the build: fonts change once in years.
"""

import sys
from pathlib import Path

from fontTools import subset

TARGET = Path(__file__).resolve().parents[2] / "static" / "fonts"
FONTS = {
    "Lato-Regular": "lato-400",
    "Lato-Bold": "lato-700",
    "Lato-Italic": "lato-400-italic",
    "SourceSerif4-Regular": "source-serif-400",
    "SourceSerif4-Semibold": "source-serif-600",
}
# Latin, Latin Extended-A, Romanian comma letters, spacing accents, punctuation, euro, arrows, some arithmetic.
CHARACTERS = (
    "0020-007E 00A0-017F 0218-021B 02C6 02C7 02D8-02DD 2002-200B 2010-2015 2018-201E 2020-2022 2026 202F 2030 2032 "
    "2033 2039 203A 2044 2060 20AC 2116 2122 2190-2193 2212 2248 2260 2264 2265"
)
OPTIONS = [
    f"--unicodes={CHARACTERS.replace(' ', ',')}",
    "--flavor=woff2",
    "--layout-features=kern,liga,lnum,tnum,pnum,mark,mkmk,ccmp,locl",
    "--no-hinting",
    "--desubroutinize",
    "--name-IDs=0,1,2,3,4,5,6,13,14",
]


def find(name: str, folders: list[Path]) -> Path:
    for folder in folders:
        if (path := folder / f"{name}.ttf").exists():
            return path
    raise SystemExit(f"{name}.ttf is in none of the folders")


def main(folders: list[Path]) -> None:
    for name, target in FONTS.items():
        subset.main([str(find(name, folders)), *OPTIONS, f"--output-file={TARGET / target}.woff2"])


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
