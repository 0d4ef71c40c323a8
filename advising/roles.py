"""Who works on advisory offices in the back office (see accounts.roles)."""

from accounts.roles import Role, grant

for record in ("office", "officeadvisor", "officearea"):
    grant(Role.COORDINATOR, *(f"advising.{verb}_{record}" for verb in ("add", "change", "view")))
grant(Role.COORDINATOR, "advising.view_case")
