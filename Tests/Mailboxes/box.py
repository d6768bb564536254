"""A fixture mailbox under construction: the bytes, and beside them what a reader must find in them."""

import base64
import datetime

EXPECTED_DATE = "%a, %d %b %Y %H:%M:%S +0000"
START = datetime.datetime(2007, 6, 1, 9, 0, 0)


class Mailbox:
    def __init__(self, name, end="\n"):
        self.name, self.end = name, end
        self.bytes, self.expected, self.count = b"", "", 0

    def add(self, headers, body=b"", *, name="Ada Quill", address="ada@example.org", subject="", date=None, id=None,
            reply=(), references=(), format="plain", text=None, remarks=(), envelope=None, fault=None, quoted=None):
        """Adds one message. `headers` is a list of bytes lines; the other arguments are what must be read from it."""
        moment = START + datetime.timedelta(hours=self.count)
        self.count += 1
        envelope = envelope or b"From ada@example.org  " + asctime(moment)
        line = self.bytes.count(b"\n") + 1
        raw = b"\n".join(headers) + b"\n\n" + body
        if not raw.endswith(b"\n"):
            raw += b"\n"
        entry = (envelope + b"\n" + (quoted if quoted is not None else raw) + b"\n").replace(b"\n", self.end.encode())
        self.bytes += entry
        out = f"=== line {line}\n"
        if fault:
            self.expected += out + f"Fault: {fault}\n\n"
            return
        text = (body.decode() if text is None else text).rstrip("\n")
        out += f"From: {name} <{address}>\nSubject: {subject}\n"
        out += f"Date: {date.strftime(EXPECTED_DATE) if date else 'none'}\nMessage-ID: {id or 'none'}\n"
        out += f"In-Reply-To:{''.join(' ' + i for i in reply)}\nReferences:{''.join(' ' + i for i in references)}\n"
        out += f"Format: {format}\n" + "".join(f"Remark: {r}\n" for r in remarks)
        self.expected += out + "---\n" + text + "\n\n"

    def letter(self, subject, body, *, headers=(), id=None, moment=None, raw_subject=None, raw_from=None, **expected):
        """A message with ordinary headers, so that only what is special needs to be said."""
        moment = moment or START + datetime.timedelta(hours=self.count)
        id = id or f"{self.name}-{self.count + 1}@example.org"
        lines = [raw_from or b"From: Ada Quill <ada@example.org>", raw_subject or b"Subject: " + subject.encode("ascii"),
                 b"Date: " + moment.strftime(EXPECTED_DATE).encode(), b"Message-ID: <" + id.encode() + b">"]
        self.add(lines + list(headers), body, subject=" ".join(subject.split()), date=moment, id=id, **expected)

    def write(self):
        with open(f"{self.name}.mbox", "wb") as file:
            file.write(self.bytes)
        with open(f"{self.name}.expected", "w", encoding="utf-8") as file:
            file.write(self.expected)


def asctime(moment):
    return moment.strftime("%a %b ").encode() + b"%2d" % moment.day + moment.strftime(" %H:%M:%S %Y").encode()


def q_word(charset, data):
    return b"=?" + charset + b"?Q?" + b"".join(
        b"_" if c == 32 else bytes([c]) if chr(c).isalnum() and c < 128 else b"=%02X" % c for c in data) + b"?="


def b_word(charset, data):
    return b"=?" + charset + b"?B?" + base64.b64encode(data) + b"?="
