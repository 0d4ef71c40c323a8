"""Who works on the register and on organisations in the back office (see accounts.roles)."""

from accounts.roles import Role, grant

for verb in ("add", "change", "view"):
    grant(Role.COORDINATOR, f"organisations.{verb}_organisation")
for role in (Role.COORDINATOR, Role.RECRUITER, Role.ADVISOR):
    grant(role, "organisations.view_localgovernment", "organisations.view_organisation")
for role in (Role.COORDINATOR, Role.RECRUITER):
    grant(role, "organisations.view_membership")
