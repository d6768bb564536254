"""Fixtures about what a message is made of: charsets, encodings, parts."""

import base64
import binascii
import quopri

from box import Mailbox, b_word, q_word


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
