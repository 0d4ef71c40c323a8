"""Whether everything the register promises is still true: chain, numbers, records, documents, signatures, badges.

Trusts nothing that a trigger guards: whoever has the database may have taken the triggers away.
"""

from certificates.audit.chain import head
from certificates.audit.files import unnamed_files
from certificates.audit.findings import Problem, Tally
from certificates.audit.run import Audit

__all__ = ["Audit", "Problem", "Tally", "head", "unnamed_files"]
