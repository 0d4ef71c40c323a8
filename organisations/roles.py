"""Who keeps the organisations in the back office (see accounts.roles)."""

from accounts.roles import Role, grant

for record in ("organisation", "membership"):
    grant(Role.COORDINATOR, *(f"organisations.{verb}_{record}" for verb in ("add", "change", "view")))
