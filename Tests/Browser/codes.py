"""The codes of a second factor, as an app on a telephone makes them (RFC 6238)."""

import base64
import hashlib
import hmac
import struct
import time

STEP_SECONDS = 30
DIGITS = 6


def code(secret, step):
    """The code of one half minute; `secret` as people type it (base32, in groups)."""
    key = base64.b32decode(secret.replace(" ", "").upper())
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


class Phone:
    """Makes a code that was not used yet: each is good once, and one half minute early or late."""

    def __init__(self, secret):
        self.secret = secret
        self.last_step = 0

    def code(self):
        self.last_step = max(int(time.time()) // STEP_SECONDS, self.last_step + 1)
        return code(self.secret, self.last_step)
