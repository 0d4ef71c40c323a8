"""What a load did."""

from dataclasses import dataclass, field


@dataclass
class Report:
    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    """Left as a person made it: key and why."""
    left: list[str] = field(default_factory=list)
    """Loaded earlier and no longer in the files."""
    is_current: bool = False
    """No file changed since the last load: nothing was looked at."""

    def keep(self, key: str, why: str) -> None:
        self.kept[key] = why

    def __str__(self) -> str:
        if self.is_current:
            return "Nothing changed since the last load."
        counts = f"{len(self.created)} created, {len(self.updated)} updated, {len(self.unchanged)} unchanged"
        kept = [f"kept: {key}: {why}" for key, why in sorted(self.kept.items())]
        left = [f"left: {key}: no longer in the files" for key in self.left]
        return "\n".join([f"{counts}, {len(self.kept)} kept.", *kept, *left])
