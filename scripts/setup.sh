#!/bin/sh
# Makes .venv at the project's root from a pinned lock: sh scripts/setup.sh core|dev|bench
#
# Each lock holds the one before it (core < dev < bench), so a larger set-up also serves a smaller wish. Done work is
# recorded by content, not by time: it is redone when a lock changes, when the folder moved, and, from nothing, when an
# earlier run was interrupted.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd -P)
wanted=${1:-dev}
sizes="core dev bench"
case " $sizes " in *" $wanted "*) ;; *) echo "setup: unknown lock '$wanted'; one of: $sizes" >&2; exit 2 ;; esac

fingerprint() { # what a finished set-up of this size stands for: this place, these pins, this script
    cat "requirements/$1.txt" scripts/setup.sh | cksum | sed "s|\$| $1 $here|"
}

is_ready() {
    [ -x .venv/bin/harmledger ] && .venv/bin/python -c "" 2>/dev/null &&
        [ "$(cat ".venv/ready-$1" 2>/dev/null)" = "$(fingerprint "$1")" ]
}

reached=no
for size in $sizes; do
    [ "$size" = "$wanted" ] && reached=yes
    if [ "$reached" = yes ] && is_ready "$size"; then exit 0; fi
done

# A name on PATH may be a stub that does not run, or a Python without venv: try each.
fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
makes_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }
python=
without_venv=
for candidate in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3}; do
    fits "$candidate" || continue
    if makes_venv "$candidate"; then python=$candidate; break; fi
    without_venv=${without_venv:-$candidate}
done
if [ -z "$python" ] && [ -n "$without_venv" ]; then
    echo "Missing: the venv module of $without_venv. Debian/Ubuntu: apt-get install python3-venv" >&2
    exit 1
fi
if [ -z "$python" ]; then
    echo "Missing: Python 3.11 or newer${PYTHON:+ (PYTHON=$PYTHON is not one)}." \
        "Debian/Ubuntu: apt-get install python3-venv; macOS: brew install python@3.13; or: make PYTHON=/path/to/python3" >&2
    exit 1
fi

if [ -e .venv/unfinished ] || [ "$(cat .venv/made-at 2>/dev/null)" != "$here" ] || ! .venv/bin/python -c "" 2>/dev/null; then
    rm -rf .venv
    fresh=yes
else
    fresh=no
fi
mkdir -p .venv
: >.venv/unfinished
trap 'code=$?; [ $code -eq 0 ] || echo "Set-up did not finish (packages come over the network: is it there?). Run the same command again." >&2; exit $code' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
if [ "$fresh" = yes ]; then
    echo "Setting up .venv with $("$python" --version) (once; about a minute)"
    "$python" -m venv .venv
    echo "$here" >.venv/made-at
fi

# The locks name every package with its hashes: no resolving, and nothing that is not in them.
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_USER=0
.venv/bin/python -m pip install --quiet --require-hashes --no-deps -r "requirements/$wanted.txt"
# The build backend is in the lock, so nothing is downloaded for the project itself.
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
rm -f .venv/ready-*
fingerprint "$wanted" >".venv/ready-$wanted"
rm -f .venv/unfinished
