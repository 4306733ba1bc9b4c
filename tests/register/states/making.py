"""Makes the state of today's form: a backup of a small register of invented reports, with its keys, as one JSON file.

Run it once when a form is about to be released, and never again for that form:
`python -m tests.register.states.making`.
"""

from __future__ import annotations

import base64
import json
import tempfile
from pathlib import Path

PASSPHRASE = "a passphrase of no secret"
STATES = Path(__file__).parent
_TEXTS = (
    "Two civilians were killed and at least three injured on Monday when shells hit Marrat Qyz, an invented village.",
    "A witness told the invented Qyz Wire that two women were raped near Qyz on Tuesday.",
)


def make() -> Path:
    """Write the state of the newest form and return its file."""
    from harmledger.register.actions.add import add
    from harmledger.register.actions.backing_up import back_up
    from harmledger.register.actions.found import found
    from harmledger.register.backups import sealing
    from harmledger.register.backups.writing import KeysTo
    from harmledger.register.offers import Declared, Offer
    from harmledger.register.opening import Register
    from harmledger.register.readers import Readers

    sealing.COST = 12
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found(folder / "register", name="an invented register", synthetic=True)
        declared = Declared(source="Qyz Wire", published="2024-05-08", country="SY")
        with Register.open(folder / "register") as register:
            list(add(register, [Offer(data=text.encode(), declared=declared) for text in _TEXTS], Readers()))
            manifest = back_up(register, folder / "backup", KeysTo(folder / "keys", PASSPHRASE))
        files = [folder / "keys", *(path for path in sorted((folder / "backup").rglob("*")) if path.is_file())]
        held = {str(path.relative_to(folder)): base64.b64encode(path.read_bytes()).decode() for path in files}
        state = STATES / f"{manifest.form}.json"
        state.write_text(json.dumps(held, indent=1) + "\n")
    return state


def unpack(state: Path, folder: Path) -> None:
    """Write the files of a state: `backup`, a folder, and `keys`."""
    for name, data in json.loads(state.read_text()).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(base64.b64decode(data))


if __name__ == "__main__":
    print(make())
