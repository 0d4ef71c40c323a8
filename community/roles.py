"""Who moderates (see accounts.roles)."""

from accounts.roles import Role, grant

grant(
    Role.COORDINATOR,
    *(f"community.{verb}_report" for verb in ("view", "change")),
    *(f"community.{verb}_profile" for verb in ("view", "change")),
)
