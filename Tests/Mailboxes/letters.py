"""Fixtures about messages and mailboxes as a whole: lines, dates, ids, threads, faults."""

import base64
import datetime
import gzip

from box import EXPECTED_DATE, START, Mailbox, asctime


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
