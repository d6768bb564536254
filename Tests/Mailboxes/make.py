#!/usr/bin/env python3
"""Writes the fixture mailboxes and, beside each, what a reader must find in it (NAME.expected).

What is expected is stated by hand, from the same Unicode strings that the bytes are made of; nothing in it comes from
the code under test. All people, shops and addresses are invented. Run it in this folder after a change.
"""

from letters import dates, faults, flowed, from_quoting, ids, obfuscated, threads
from mime import charsets, encodings, structures

for make in (charsets, encodings, structures, flowed, dates, ids, from_quoting, obfuscated, threads, faults):
    make()
