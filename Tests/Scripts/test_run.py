"""`make run` seeds a new database once and whole, and leaves any other as it is."""

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"

THROWN_AWAY = "An earlier run left half a demo in data/bandstand.sqlite: it is thrown away and made anew.\n"
REFUSED = "Another `make run` is just preparing data/bandstand.sqlite. Wait until it serves, or stop it.\n"

SWIFT = """#!/bin/bash
case "$*" in *--show-bin-path*) echo "$PWD/bin" ;; esac
"""

# Writes down what it is told to do, and stops in the middle of a seed where a file says so.
BANDSTAND = """#!/bin/bash
set -e
case "$1" in
    migrate)
        if [ -e "$BANDSTAND_DATABASE" ]; then echo "migrate" >>calls; else echo "migrate anew" >>calls; fi
        for file in "$BANDSTAND_DATABASE"{,-wal,-shm}; do echo "tables" >>"$file"; done
        [ -e "$BANDSTAND_DATABASE.key" ] || echo "a key" >"$BANDSTAND_DATABASE.key"
        ;;
    seed)
        echo "half a demo" >>"$BANDSTAND_DATABASE"
        if [ -e interrupted ]; then exit 130; fi
        echo "seed" >>calls
        ;;
    *) echo "$*" >>calls ;;
esac
"""


@pytest.fixture
def checkout(tmp_path):
    """A checkout in which nothing is built, and a program that only writes down how it was called."""
    for name, text in {"scripts/setup": "#!/bin/bash\n", "tools/swift": SWIFT, "bin/bandstand": BANDSTAND}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)
    shutil.copy(SCRIPTS / "run", tmp_path / "scripts")
    return tmp_path


def run(checkout, *arguments, says=""):
    """How the script ends, and what the program was told to do; it says on stderr what is expected of it."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("BANDSTAND_")}
    environment = {**inherited, "PATH": f"{checkout / 'tools'}:{os.environ['PATH']}"}
    calls = checkout / "calls"
    calls.unlink(missing_ok=True)
    done = subprocess.run([checkout / "scripts/run", *arguments], env=environment, capture_output=True, text=True)
    assert done.stderr == says
    return done.returncode, calls.read_text().splitlines() if calls.exists() else []


def test_a_new_database_is_seeded_once_and_then_kept(checkout):
    assert run(checkout, "--port", "0") == (0, ["migrate anew", "seed", "serve --demo-links --port 0"])
    before = (checkout / "data/bandstand.sqlite").read_text()
    assert run(checkout) == (0, ["migrate", "serve --demo-links"])
    assert (checkout / "data/bandstand.sqlite").read_text() == f"{before}tables\n"


def test_an_interrupted_first_run_is_begun_anew_by_the_next_one_as_often_as_it_takes(checkout):
    interrupted = checkout / "interrupted"
    interrupted.touch()
    assert run(checkout) == (130, ["migrate anew"])
    assert run(checkout, says=THROWN_AWAY) == (130, ["migrate anew"])
    key = checkout / "data/bandstand.sqlite.key"
    key.write_text("the first key\n")
    interrupted.unlink()
    assert run(checkout, says=THROWN_AWAY) == (0, ["migrate anew", "seed", "serve --demo-links"])
    assert (checkout / "data/bandstand.sqlite").read_text() == "tables\nhalf a demo\n"
    assert (checkout / "data/bandstand.sqlite-wal").read_text() == "tables\n"
    assert key.read_text() == "the first key\n"
    assert run(checkout) == (0, ["migrate", "serve --demo-links"])


def test_a_database_that_another_run_is_seeding_is_left_to_it(checkout):
    (checkout / "interrupted").touch()
    assert run(checkout) == (130, ["migrate anew"])
    database = checkout / "data/bandstand.sqlite"
    half = database.read_text()
    with (checkout / "data/bandstand.sqlite.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert run(checkout, says=REFUSED) == (1, [])
        assert database.read_text() == half
    assert run(checkout, says=THROWN_AWAY) == (130, ["migrate anew"])


def test_a_run_that_serves_keeps_nobody_from_preparing(checkout):
    free = 'flock -n "$BANDSTAND_DATABASE.lock" true && echo "free" >>calls'
    program = checkout / "bin/bandstand"
    program.write_text(BANDSTAND.replace('*) echo "$*" >>calls ;;', f"*) {free} ;;"))
    assert run(checkout) == (0, ["migrate anew", "seed", "free"])


def test_a_database_that_was_never_a_demo_is_not_touched(checkout):
    database = checkout / "data/bandstand.sqlite"
    database.parent.mkdir()
    database.write_text("ours\n")
    assert run(checkout) == (0, ["migrate", "serve --demo-links"])
    assert database.read_text() == "ours\ntables\n"
