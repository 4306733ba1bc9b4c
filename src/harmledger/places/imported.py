"""Where the gazetteers that a user imported lie, and which there are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from harmledger.places.records import Store

SUFFIX = ".gaz"


def data_home() -> Path:
    """Return the folder of this user's data: `HARMLEDGER_HOME`, else the platform's own."""
    if told := os.environ.get("HARMLEDGER_HOME"):
        return Path(told)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "harmledger"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "harmledger"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "harmledger"


def imports_folder() -> Path:
    """Return the folder of imported gazetteers; it may not exist yet."""
    return data_home() / "places"


def imported_files() -> list[Path]:
    """Return the imported gazetteer files, by name."""
    return sorted(path for path in imports_folder().glob(f"*{SUFFIX}") if not path.name.startswith("."))


def imported_stores() -> list[Store]:
    """Open every imported gazetteer; `UnreadableGazetteer` names one that is damaged."""
    return [Store(path) for path in imported_files()]
