#!/usr/bin/env python3
"""Writes the fixture mailboxes and, beside each, what a reader must find in it (NAME.expected).

What is expected is stated here by hand, from the same Unicode strings that the bytes are made of; nothing in it comes
from the code under test. All people, shops and addresses are invented. Run it in this folder after a change.
"""

import base64
import binascii
import datetime
import gzip
import quopri

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


def charsets():
    box = Mailbox("charsets")
    cases = [
        ("utf-8", "utf-8", "Zoë Naïve", "Geige für Anfänger – 12 €", "Eine Geige, ein Bogen, ein Kasten: zusammen 120 €. 🎻"),
        ("us-ascii", "ascii", "Bo Lund", "Strings wanted", "Plain strings, size 10."),
        ("iso-8859-1", "latin-1", "Jörg Müller", "Flöte zu verkaufen", "Eine alte Flöte, sehr schön, für 80."),
        ("iso-8859-15", "iso-8859-15", "Chloé Lefèvre", "Piano à 900 €", "Un piano droit, œuvre de 1910, à 900 €."),
        ("windows-1252", "cp1252", "Renée Oak", "A “good” bow – cheap", "It’s a “good” bow — 40 €."),
        ("koi8-r", "koi8-r", "Пётр Струна", "Балалайка", "Продаю балалайку, почти новая."),
        ("gb2312", "gb2312", "陈伟", "二胡和笛子", "我想买一把二胡。"),
        ("big5", "big5", "林小明", "吉他課程", "我想學吉他。"),
        ("iso-2022-jp", "iso2022_jp", "山田太郎", "三味線の修理", "三味線の皮が破れました。"),
        ("shift_jis", "shift_jis", "鈴木花子", "ピアノ調律", "ピアノの調律をお願いします。"),
        ("euc-kr", "euc-kr", "김가야", "가야금 줄", "가야금 줄을 찾습니다."),
        ("utf-7", "utf-7", "Øystein Hals", "Hardingfele til salgs", "En hardingfele på 300 €."),
        ("iso-8859-2", "iso-8859-2", "Łucja Żak", "Skrzypce dla dzieci", "Małe skrzypce, żółte pudło."),
        ("windows-1251", "cp1251", "Иван Лад", "Гитара", "Старая гитара."),
    ]
    for charset, codec, name, subject, text in cases:
        c = charset.encode()
        word = b_word if charset in ("iso-2022-jp", "gb2312", "big5", "shift_jis", "euc-kr", "utf-7") else q_word
        # The C codec of Python leaves ASCII letters of UTF-7 alone, as mail programs do.
        raw_name = word(c, name.encode(codec))
        box.letter(subject, (text + "\n").encode(codec),
                   raw_from=b"From: " + raw_name + b" <ada@example.org>",
                   raw_subject=b"Subject: " + word(c, subject.encode(codec)),
                   headers=[b"MIME-Version: 1.0", b"Content-Type: text/plain; charset=" + c.upper(),
                            b"Content-Transfer-Encoding: 8bit"],
                   name=name, text=text)
    box.letter("Café déjà vu", "Un café, s'il vous plaît.\n".encode("latin-1"), name="Renée Oak",
               raw_from="From: Renée Oak <ada@example.org>".encode("latin-1"),
               raw_subject="Subject: Café déjà vu".encode("latin-1"), text="Un café, s'il vous plaît.")
    box.letter("Café sans MIME", "Un café ☕.\n".encode(), raw_subject="Subject: Café sans MIME".encode(), text="Un café ☕.")
    box.letter("No such charset", "Grüße\n".encode("latin-1"),
               headers=[b"Content-Type: text/plain; charset=x-foo"], text="Grüße",
               remarks=["unknown charset x-foo, read as windows-1252"])
    box.letter("Broken UTF-8", b"A \xffdrum\xc3\n", headers=[b"Content-Type: text/plain; charset=utf-8"],
               text="A �drum�", remarks=["broken UTF-8, unreadable bytes replaced"])
    box.letter("Broken Japanese", b"\x1b$B;0L#\xff@~\x1b(B ok\n",
               headers=[b"Content-Type: text/plain; charset=iso-2022-jp"],
               text="三味�線 ok", remarks=["broken ISO-2022-JP-2, unreadable bytes replaced"])
    box.write()


def encodings():
    box = Mailbox("encodings")
    utf8 = b"Content-Type: text/plain; charset=utf-8"
    text = "Die Geige für Größen 1/4 – 4/4 kostet 100 % weniger = nichts, und diese Zeile ist absichtlich so lang, dass sie weich umbricht.\nEnde  "
    box.letter("Quoted-printable", quopri.encodestring(text.encode()) + b"\n",
               headers=[utf8, b"Content-Transfer-Encoding: quoted-printable"], text=text)
    box.letter("Careless quoted-printable", b"a=3Db and a = b, 50=% off=ZZ, blank at end   \nsoft =  \nbreak, low =c3=a9\n",
               headers=[utf8, b"Content-Transfer-Encoding: Quoted-Printable"],
               text="a=b and a = b, 50=% off=ZZ, blank at end\nsoft break, low é")
    box.letter("Base64", base64.encodebytes("Vier Saiten: G, D, A und E. 🎶\nGruß, Ada\n".encode()),
               headers=[utf8, b"Content-Transfer-Encoding: base64"], text="Vier Saiten: G, D, A und E. 🎶\nGruß, Ada")
    box.letter("Base64 with a footer", base64.encodebytes(b"Five strings.\n") +
               b"_______________\nstrings mailing list: https://lists.example.org/strings\n",
               headers=[utf8, b"Content-Transfer-Encoding: base64"], text="Five strings.",
               remarks=["text after the end of base64, left out"])
    box.letter("Base64 with CRLF inside", base64.encodebytes(b"one\r\ntwo\r\n\r\nthree\r\n"),
               headers=[b"Content-Transfer-Encoding: BASE64"], text="one\ntwo\n\nthree")
    box.letter("Eight bits", "Schöne Grüße aus Köln.\n".encode(), headers=[utf8, b"Content-Transfer-Encoding: 8bit"],
               text="Schöne Grüße aus Köln.")
    box.letter("Binary", b"no change = here =20\n", headers=[utf8, b"Content-Transfer-Encoding: binary"])
    box.letter("Unknown encoding", b"as it stands\n", headers=[utf8, b"Content-Transfer-Encoding: x-zip"],
               remarks=["unknown transfer encoding x-zip, read as it stands"])
    uu = b"begin 644 riff.txt\n" + binascii.b2a_uu(b"E A D G B E") + b"`\nend\n"
    box.letter("Uuencoded riff", b"Listen:\n\n" + uu)
    split = "三味線".encode("utf-8")
    box.letter("三味線 repair", b"x\n", raw_subject=b"Subject: =?utf-8?B?" + base64.b64encode(split[:4]) + b"?=\n =?UTF-8?B?" +
               base64.b64encode(split[4:]) + b"?= repair")
    box.letter("ÄÖ and ñ", b"x\n",
               raw_subject=b"Subject: =?iso-8859-1?Q?=C4?= =?utf-8?Q?=C3=96?= and =?iso-8859-1?q?=F1?=")
    box.letter("Really? Yes: a=b_c", b"x\n", raw_subject=b"Subject: =?utf-8?Q?Really?_Yes:_a=3Db=5Fc?=")
    box.letter("two words with blanks", b"x\n", raw_subject=b"Subject: =?us-ascii?Q?two words?= with =?utf-8*en?Q?blanks?=")
    box.letter("=?utf-8?X?abc?= stays and =?utf-8?Q", b"x\n",
               raw_subject=b"Subject: =?utf-8?X?abc?= stays and =?utf-8?Q")
    box.letter("Folded over three lines", b"x\n", raw_subject=b"Subject: Folded\n over\n\t three\n  lines")
    box.letter("A bell and a new line", b"x\n", raw_subject=b"Subject: =?utf-8?Q?A_bell=07and_a=0D=0Anew_line?=")
    box.letter("Name in quotes", b"x\n", raw_from=b'From: "=?iso-8859-1?Q?J=F6rg?= M." <ada@Example.ORG>', name="Jörg M.")
    box.write()


def multipart(kind, boundary, *parts, preamble=b"", close=True, epilogue=b""):
    body = preamble
    for part in parts:
        body += b"--" + boundary + b"\n" + part + b"\n"
    if close:
        body += b"--" + boundary + b"--\n" + epilogue
    return [b"MIME-Version: 1.0", b"Content-Type: multipart/" + kind + b'; boundary="' + boundary + b'"'], body


def part(type, body, *more):
    return b"\n".join([b"Content-Type: " + type, *more]) + b"\n\n" + body


def structures():
    box = Mailbox("structures")
    plain = lambda text: part(b"text/plain; charset=utf-8", text.encode())
    html = lambda text: part(b"text/html; charset=utf-8", text.encode())
    markdown = lambda text: part(b"text/markdown; charset=utf-8", text.encode())
    image = part(b"image/png", b"iVBORw0KGgo=\n", b"Content-Transfer-Encoding: base64",
                 b"Content-Disposition: attachment; filename=drum.png")
    turned = "HTML, turned to plain text"
    left_out = "an attachment (image/png), left out"

    def letter(subject, made, **expected):
        headers, body = made
        box.letter(subject, body, headers=headers, **expected)

    letter("Alternative", multipart(b"alternative", b"=_a", plain("The plain one.\n"), html("<p>The <b>other</b> one.</p>\n"),
                                    preamble=b"Only old programs show this.\n", epilogue=b"And this.\n"), text="The plain one.")
    letter("Alternative with Markdown", multipart(b"alternative", b"b b", plain("Stars\n"), markdown("**Stars**\n"),
                                                  html("<b>Stars</b>")), text="**Stars**", format="markdown")
    letter("Blank plain text", multipart(b"alternative", b"c", plain("  \n"), html("<p>Only here.</p>")), text="Only here.",
           remarks=[turned])
    letter("Mixed with attachment", multipart(b"mixed", b"d", plain("See the picture.\n"), image, plain("-- \nlist footer\n")),
           text="See the picture.\n\n-- \nlist footer", remarks=[left_out])
    letter("Related", multipart(b"related", b"e", html('<p>Look: <img src="cid:1" alt="a drum"></p>'), image), text="Look: a drum",
           remarks=[turned])
    inner = multipart(b"alternative", b"inner", plain("Deep inside.\n"), html("<p>x</p>"))
    middle = multipart(b"related", b"middle", b"\n".join(inner[0]) + b"\n\n" + inner[1], image)
    letter("Nested", multipart(b"mixed", b"outer", b"\n".join(middle[0]) + b"\n\n" + middle[1], plain("Footer.\n")),
           text="Deep inside.\n\nFooter.")
    box.letter("HTML only", HTML.encode(), headers=[b"Content-Type: text/html; charset=utf-8"], text=HTML_TEXT, remarks=[turned])
    box.letter("Markdown only", b"# Tuning\n\n* E\n* A\n", headers=[b"Content-Type: text/markdown; charset=UTF-8; variant=GFM"],
               format="markdown")
    letter("Signed", multipart(b"signed; micalg=pgp-sha1; protocol=\"application/pgp-signature\"", b"g", plain("I signed this.\n"),
                               part(b"application/pgp-signature", b"-----BEGIN PGP SIGNATURE-----\n")), text="I signed this.")
    letter("A forwarded letter", multipart(b"mixed", b"h", plain("Look what came.\n"),
                                           part(b"message/rfc822", b"Subject: inner\n\nInner text.\n")),
           text="Look what came.", remarks=["an attached message, left out"])
    letter("Only an attachment", multipart(b"mixed", b"i", image), text="", remarks=[left_out, "holds no text"])
    letter("A text as attachment", multipart(b"mixed", b"j", plain("My list is attached.\n"), part(
        b"text/plain", b"1. drum\n", b"Content-Disposition: attachment; filename*0*=utf-8''l%C3%AFst; filename*1=.txt")),
        text="My list is attached.", remarks=["an attachment (text/plain), left out"])
    letter("Cut off", multipart(b"mixed", b"k", plain("The end is missing.\n"), close=False), text="The end is missing.")
    box.letter("No boundary", b"Just read it.\n", headers=[b"Content-Type: multipart/mixed"],
               remarks=["a multipart without its boundary, read as plain text"])
    letter("Part without header", multipart(b"mixed", b"l", b"\nNo header at all.\n"), text="No header at all.")
    letter("Boundary in quotes and text", multipart(b"mixed", b"m=_?:x", plain("--m is not it\n--m=_?:xx neither\n")),
           text="--m is not it\n--m=_?:xx neither")
    box.letter("Old content type", b"From before MIME.\n", headers=[b"Content-Type: text"])
    box.letter("Enriched", b"<bold>loud</bold>\n", headers=[b"Content-Type: text/enriched"])
    box.write()


HTML = """<!DOCTYPE html><html><head><title>No</title><style>p { color: red }</style></head><body>
<!-- hidden > -->
<h1>Spring&nbsp;sale</h1>
<p>All   drums
are <b>half</b> price &mdash; see <a href="https://shop.example.org/drums?a=1&amp;b=2">the list</a>,
<a href="https://shop.example.org">https://shop.example.org</a> or <a href="javascript:alert(1)">this</a>.</p>
<script>if (1 < 2) alert("<p>no</p>")</script>
<ul><li>Snare<li>Bass &#233;&#x1F941;<ul><li>small</li></ul></li></ul>
<ol><li>One</li><li>Two</li></ol>
<blockquote>You wrote:<br>hello<blockquote><p>deeper</p></blockquote></blockquote>
<pre>E|--0--
A|--2--</pre>
<table><tr><td>Drum</td><td>40 &euro;</td></tr><tr><td>Stick</td><td>2 &euro;</td></tr></table>
1 < 2 &unknown; &lt;b&gt;
</body></html>
"""

HTML_TEXT = """Spring sale

All drums are half price — see the list <https://shop.example.org/drums?a=1&b=2>, https://shop.example.org or this.

- Snare
- Bass é🥁
  - small

1. One
2. Two

> You wrote:
> hello
>
> > deeper

E|--0--
A|--2--

Drum 40 €
Stick 2 €

1 < 2 &unknown; <b>"""


def flowed():
    box = Mailbox("flowed")
    kind = b"Content-Type: text/plain; charset=utf-8; format=flowed"
    box.letter("Wrapped", b"This paragraph was \nwrapped by \nthe program.\n\n Stuffed.\n >not a quote\nFixed line\nnext\n",
               headers=[kind], text="This paragraph was wrapped by the program.\n\nStuffed.\n>not a quote\nFixed line\nnext")
    box.letter("Quotes", b">> Deep quote that \n>> goes on\n> shallow quote that \n> goes on \nand a reply that \nflows.\n",
               headers=[kind], text=">> Deep quote that goes on\n> shallow quote that goes on \nand a reply that flows.")
    box.letter("Signature", b"Bye. \n-- \nAda \nQuill\n", headers=[kind], text="Bye. \n-- \nAda Quill")
    box.letter("Deleted spaces", "三味線の \n修理\nplain \nwords\n".encode(),
               headers=[b"Content-Type: text/plain; charset=utf-8; format=Flowed; DelSp=Yes"], text="三味線の修理\nplainwords")
    box.letter("Not flowed", b"Trailing space \nstays.\n")
    box.write()


def dates():
    box = Mailbox("dates")
    at = lambda *parts: datetime.datetime(*parts)
    cases = [
        ("RFC 5322", "Fri, 1 Jun 2007 11:04:24 +0200", at(2007, 6, 1, 9, 4, 24)),
        ("Half-hour zone", "Fri, 01 Jun 2007 00:04:24 +0530", at(2007, 5, 31, 18, 34, 24)),
        ("Unknown local zone", "Fri, 01 Jun 2007 00:04:24 -0000", at(2007, 6, 1, 0, 4, 24)),
        ("Zone name", "Fri, 1 Jun 2007 00:04 EDT", at(2007, 6, 1, 4, 4, 0)),
        ("Zone with comment", "Fri, 1 Jun 2007 00:04:24 -0700 (PDT (west))", at(2007, 6, 1, 7, 4, 24)),
        ("Zone in words", "Fri, 1 Jun 2007 00:04:24 GMT+0200", at(2007, 5, 31, 22, 4, 24)),
        ("No weekday, two digits", "1 Jun 07 00:04:24 GMT", at(2007, 6, 1, 0, 4, 24)),
        ("Last century", "Sat, 4 Oct 97 09:45 UT", at(1997, 10, 4, 9, 45)),
        ("Three digits", "Mon, 3 Jan 100 09:00:00 +0000", at(2000, 1, 3, 9, 0)),
        ("asctime", "Fri Jun  1 00:04:24 2007", at(2007, 6, 1, 0, 4, 24)),
        ("asctime with zone", "Fri Jun  1 00:04:24 CEST 2007", at(2007, 5, 31, 22, 4, 24)),
        ("ISO", "2007-06-01T00:04:24.5Z", at(2007, 6, 1, 0, 4, 24)),
        ("ISO with zone", "2007-06-01 00:04:24+02:00", at(2007, 5, 31, 22, 4, 24)),
        ("Dashes", "01-Jun-2007 00:04:24 -0500", at(2007, 6, 1, 5, 4, 24)),
        ("Full names", "Friday, 1 June 2007 12:04:24 AM +0000", at(2007, 6, 1, 0, 4, 24)),
        ("Afternoon", "Friday, June 1, 2007 1:04 PM", at(2007, 6, 1, 13, 4, 0)),
        ("Absurd zone", "Fri, 01 Jun 2007 00:04:24 +9900", at(2007, 6, 1, 0, 4, 24)),
        ("Leap day", "Tue, 29 Feb 2000 12:00:00 +0000", at(2000, 2, 29, 12, 0)),
        ("Leap second", "Sat, 31 Dec 2005 23:59:60 +0000", at(2006, 1, 1, 0, 0)),
        ("No leap day", "Thu, 29 Feb 2007 12:00:00 +0000", None),
        ("Before 1970", "Thu, 01 Jan 1960 00:00:00 +0000", None),
        ("After 2100", "Thu, 01 Jan 2130 00:00:00 +0000", None),
        ("Words", "yesterday evening", None),
        ("Hour 25", "Fri, 01 Jun 2007 25:00:00 +0000", None),
        ("Empty", "", None),
    ]
    for index, (subject, value, moment) in enumerate(cases):
        box.add([b"From: Ada Quill <ada@example.org>", b"Subject: " + subject.encode(), b"Date: " + value.encode(),
                 b"Message-ID: <date-%d@example.org>" % index], b"When?\n", subject=subject, date=moment,
                id=f"date-{index}@example.org", remarks=[] if moment else ["unreadable date, left out"])
    box.add([b"From: Ada Quill <ada@example.org>", b"Subject: Absent", b"Message-ID: <date-absent@example.org>"], b"When?\n",
            subject="Absent", id="date-absent@example.org")
    box.write()


def ids():
    box = Mailbox("ids")
    box.letter("Reed cutting", b"How thick should a reed be?\n", id="reed@example.org")
    box.letter("Reed cutting", b"How thick should a reed be?\n", id="reed@example.org")
    box.letter("Reed cutting, again", b"A wholly different letter under the same id.\n", id="reed@example.org")
    box.letter("Reed cutting", b"How thick  should a\nreed be?\n\n", id="reed@example.org")
    moment = START + datetime.timedelta(hours=box.count)
    base = [b"From: Ada Quill <ada@example.org>", b"Date: " + moment.strftime(EXPECTED_DATE).encode()]
    box.add(base + [b"Subject: No id"], b"Nameless.\n", subject="No id", date=moment)
    box.add(base + [b"Subject: Bare id", b"Message-Id: bare@example.org"], b"x\n", subject="Bare id", date=moment, id="bare@example.org")
    box.add(base + [b"Subject: Folded id", b"MESSAGE-ID:", b" <folded@", b" example.org>"], b"x\n", subject="Folded id",
            date=moment, id="folded@example.org")
    box.add(base + [b"Subject: Useless id", b"Message-ID: <>"], b"x\n", subject="Useless id", date=moment,
            remarks=["unusable Message-ID, left out"])
    long = b"Message-ID: <" + b"x" * 260 + b"@example.org>"
    box.add(base + [b"Subject: Long id", long], b"x\n", subject="Long id", date=moment, remarks=["unusable Message-ID, left out"])
    box.add(base + [b"Subject: Two ids", b"Message-ID: <first@example.org>", b"Message-ID: <second@example.org>"], b"x\n",
            subject="Two ids", date=moment, id="first@example.org")
    box.add(base + [b"Subject: Re: Reed cutting", b"Message-ID: <answer@example.org>",
                    b'In-Reply-To: Your message of "Fri, 1 Jun 2007" <reed@example.org>',
                    b"References: <a@example.org> (see <no@example.org>)\n\t<b@example.org>,<a@example.org> <bad id>"], b"x\n",
            subject="Re: Reed cutting", date=moment, id="answer@example.org", reply=["reed@example.org"],
            references=["a@example.org", "b@example.org", "a@example.org", "badid"])
    box.add(base + [b"Subject: Re: Reed cutting", b"Message-ID: <answer2@example.org>", b"In-Reply-To: reed@example.org",
                    b"References: see my mail to ada@example.org"], b"x\n",
            subject="Re: Reed cutting", date=moment, id="answer2@example.org", reply=["reed@example.org"])
    chain = [f"chain-{n}@example.org" for n in range(250)]
    box.add(base + [b"Subject: Long chain", b"Message-ID: <chain@example.org>",
                    b"References: " + b"\n ".join(f"<{i}>".encode() for i in chain)], b"x\n", subject="Long chain", date=moment,
            id="chain@example.org", references=chain[:1] + chain[-199:])
    box.write()


def from_quoting():
    box = Mailbox("from-quoting")
    body = (b"Dear all,\n\nFrom here on, turn left.\n\nFrom the shop, on Fri Jun 1 we go home.\n\n>From me\n>>From you\n> From him\n"
            b"From us Fri Jun  1 09:00:00 2007\nfrom small\n")
    text = body.decode().replace(">From me", "From me").replace(">>From you", ">From you")
    box.letter("From lines", body, text=text)
    box.letter("After it", b">From the start\n\n\n\n", text="From the start")
    box.letter("Dots", b".\n..\n\n.\n")
    box.add([b"From: Ada Quill <ada@example.org>", b"Subject: Nul", b"Message-ID: <nul@example.org>"], b"a\0b\n", subject="Nul",
            id="nul@example.org", text="ab", envelope=b"From - Fri Jun 01 10:00:00 +0200 2007")
    box.add([b"From: Ada Quill <ada@example.org>", b"Subject: Zone", b"Message-ID: <zone@example.org>"], b"x\n", subject="Zone",
            id="zone@example.org", envelope=b"From ada@example.org Fri Jun  1 10:00 CEST 2007")
    box.write()
    crlf = Mailbox("crlf", end="\r\n")
    crlf.letter("Line ends", b"One\nTwo\n\n>From three\n", text="One\nTwo\n\nFrom three")
    crlf.letter("Folded and long", b"x\n", raw_subject=b"Subject: Folded\n and long")
    crlf.write()


def obfuscated():
    box = Mailbox("obfuscated")
    people = [
        (b"ada.quill at example.org (Ada Quill)", "Ada Quill", "ada.quill@example.org"),
        (b"Lund.Bo at Strings.Example.ORG (Lund, Bo A.   M.D.)", "Lund, Bo A. M.D.", "Lund.Bo@strings.example.org"),
        (b"joerg at example.org (=?iso-8859-1?q?J=F6rg_M=FCller?=)", "Jörg Müller", "joerg@example.org"),
        (b"chen at example.org (chen at example.org)", "", "chen@example.org"),
        (b"oak at example.org (oak@example.org)", "", "oak@example.org"),
        (b"hals at example.org", "", "hals@example.org"),
        (b"ted at example.org ((Ted Drum))", "Ted Drum", "ted@example.org"),
        (b"\"'Zak, L.'\" <zak at example.org>", "Zak, L.", "zak@example.org"),
        (b"Lee, Ada <lee@example.org>", "Lee, Ada", "lee@example.org"),
        (b"bo@example.org (Bo (the drummer) Lund)", "Bo (the drummer) Lund", "bo@example.org"),
        (b"<@relay.example.com:route@Example.Org>", "", "route@example.org"),
        (b"Shop: Ada Quill <ada@example.org>, bo@example.org;", "Ada Quill", "ada@example.org"),
        (b"Nobody:;", "Nobody", ""),
        (b"Ada Quill", "Ada Quill", ""),
        (b"one@example.org, Two <two@example.org>", "", "one@example.org"),
    ]
    for index, (value, name, address) in enumerate(people):
        id = f"{1180659401 + index}.post@example.org"
        moment = START + datetime.timedelta(hours=index)
        sender = address.replace("@", " at ").encode() or b"nobody at example.org"
        box.add([b"From: " + value, b"Date: " + moment.strftime(EXPECTED_DATE).encode(), b"Subject: [strings] Who wrote this?",
                 b"Message-ID: <" + id.encode() + b">"], b"\n\nWrite to bo at example.org, please.\n", name=name, address=address,
                subject="[strings] Who wrote this?", date=moment, id=id, envelope=b"From " + sender + b"  " + asctime(moment))
    box.write()
    with open("obfuscated.mbox.gz", "wb") as file:
        half = box.bytes.index(b"From ", len(box.bytes) // 2)
        # Two members one after the other, as `cat a.gz b.gz` makes them.
        file.write(gzip.compress(box.bytes[:half], mtime=0) + gzip.compress(box.bytes[half:], mtime=0))


def threads():
    box, second = Mailbox("threads"), Mailbox("threads-part-2")

    def post(box, name, key, subject, day, text, reply=None, references=()):
        full = lambda k: f"{k}@example.org"
        headers = []
        if reply:
            headers.append(f"In-Reply-To: <{full(reply)}>".encode())
        if references:
            headers.append(b"References: " + b"\n\t".join(f"<{full(k)}>".encode() for k in references))
        address = name.split()[0].lower() + "@example.org"
        moment = datetime.datetime(2007, 6, 1, 9) + datetime.timedelta(days=day)
        box.letter(subject, text.encode(), headers=headers, id=full(key), moment=moment,
                   raw_from=f"From: {name} <{address}>".encode(), name=name, address=address,
                   reply=[full(reply)] if reply else (), references=[full(k) for k in references], text=text,
                   envelope=f"From {address}  ".encode() + asctime(moment))

    # A chain by References, four deep, with a branch.
    post(box, "Ada Quill", "rosin", "Which rosin?", 0, "Light or dark rosin for a cello?\n")
    post(box, "Bo Lund", "rosin-1", "Re: Which rosin?", 0.1, "Dark.\n", "rosin", ["rosin"])
    post(box, "Cy Reed", "rosin-2", "Re: Which rosin?", 0.2, "Light, in summer.\n", "rosin", ["rosin"])
    post(box, "Ada Quill", "rosin-1-1", "Re: Which rosin?", 0.3, "Why dark?\n", "rosin-1", ["rosin", "rosin-1"])
    post(box, "Bo Lund", "rosin-1-1-1", "Re: Which rosin?", 0.4, "It grips.\n", "rosin-1-1", ["rosin", "rosin-1", "rosin-1-1"])
    # In-Reply-To alone.
    post(box, "Cy Reed", "metronome", "Metronome drifts", 1, "Mine loses a beat a minute.\n")
    post(box, "Ada Quill", "metronome-1", "Re: Metronome drifts", 1.1, "Is it level?\n", "metronome")
    # The parent arrives after its answer in the same file.
    post(box, "Bo Lund", "capo-1", "Re: Capo buzz", 2.2, "Move it closer to the fret.\n", "capo", ["capo"])
    post(box, "Ada Quill", "capo", "Capo buzz", 2, "It buzzes on the third fret.\n")
    # Two answers to a letter that is nowhere: they share a missing parent.
    post(box, "Bo Lund", "lost-1", "Re: Oboe lessons", 3, "I teach on Mondays.\n", "lost", ["lost"])
    post(box, "Cy Reed", "lost-2", "Re: Oboe lessons", 3.1, "I teach online.\n", "lost", ["lost"])
    # Joined by the subject alone, within 30 days, because it says Re:.
    post(box, "Ada Quill", "amp", "[strings] Amp hums", 4, "A hum at 50 Hz.\n")
    post(box, "Cy Reed", "amp-1", "AW: [strings] amp  hums", 6, "Check the ground.\n")
    # The same subject two months later is another thread, and so is one without Re:.
    post(box, "Bo Lund", "amp-late", "Re: Amp hums", 64, "Mine too, since yesterday.\n")
    post(box, "Bo Lund", "amp-other", "Amp hums", 7, "A different amp hums.\n")
    # A loop of references: each claims the other as its parent.
    post(box, "Ada Quill", "loop-a", "Canon in D", 8, "First voice.\n", "loop-b", ["loop-b"])
    post(box, "Bo Lund", "loop-b", "Re: Canon in D", 8.1, "Second voice.\n", "loop-a", ["loop-a"])
    # A letter that answers itself.
    post(box, "Cy Reed", "self", "Solo", 9, "I answer myself.\n", "self", ["self"])
    # A new subject within a thread stays in it, because the references say so.
    post(box, "Cy Reed", "rosin-3", "Bow hair (was: Which rosin?)", 9.5, "And the hair?\n", "rosin-2", ["rosin", "rosin-2"])
    # These wait for the second file.
    post(box, "Ada Quill", "tune-1", "Re: Tuning by ear", 10, "Use harmonics.\n", "tune", ["tune"])
    post(box, "Bo Lund", "tune-1-1", "Re: Tuning by ear", 10.1, "At the fifth fret.\n", "tune-1", ["tune", "tune-1"])
    post(second, "Cy Reed", "tune", "Tuning by ear", 9.9, "How do I learn it?\n")
    post(second, "Bo Lund", "lost", "Oboe lessons", 2.9, "Who teaches the oboe?\n")
    post(second, "Ada Quill", "rosin-4", "Re: Which rosin?", 11, "Thanks, all.\n", "rosin-1-1-1",
         ["rosin", "rosin-1", "rosin-1-1", "rosin-1-1-1"])
    post(second, "Cy Reed", "capo-2", "Re: Capo buzz", 12, "Or buy a better one.\n", "capo-missing", ["capo", "capo-missing"])
    box.write()
    second.write()


def faults():
    box = Mailbox("faults")
    box.letter("Before the faults", b"All is well.\n")
    box.add([], b"", fault="there is no usable header (From, Subject, Date or Message-ID), line 1",
            quoted=b"This letter has no header at all\nand goes on.\n\nAnd on.\n")
    box.add([], b"", fault="there is no usable header (From, Subject, Date or Message-ID), line 1",
            quoted=b"To: bo@example.org\nX-Thing: 1\n\nNothing that says what it is.\n")
    box.add([], b"", fault="there is no usable header (From, Subject, Date or Message-ID), line 1", quoted=b"\n")
    box.add([b"this line has no colon", b"From: Ada Quill <ada@example.org>", b"Subject: Stray lines", b"neither has this one",
             b" nor its continuation", b"Subject: second subject", b"Message-ID : <stray@example.org>"], b"Read anyway.\n",
            subject="Stray lines", id="stray@example.org", remarks=["3 header lines without a colon, left out"])
    box.letter("Cut off base64", base64.b64encode(b"This letter was cut off in the middle of a word")[:-7] + b"\n",
               headers=[b"Content-Transfer-Encoding: base64"], text="This letter was cut off in the middle of a",
               remarks=["base64 that ends too early"])
    box.add([], b"", fault="there are more than 1,000 headers, line 1001",
            quoted=b"".join(b"X-%d: y\n" % n for n in range(1001)) + b"From: ada@example.org\n\nToo many.\n")
    box.add([b"Subject: Header only", b"Message-ID: <header-only@example.org>"], b"", name="", address="", subject="Header only",
            id="header-only@example.org", quoted=b"Subject: Header only\nMessage-ID: <header-only@example.org>\n")
    box.letter("After the faults", b"All is well again.\n")
    box.write()


for make in (charsets, encodings, structures, flowed, dates, ids, from_quoting, obfuscated, threads, faults):
    make()
