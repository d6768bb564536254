extension DemoThread {
    static let jackSocket = DemoThread(
        in: "guitar-repair", "Jack socket crackles when I walk backwards", ago: .days(5) + .hours(12),
        [
            .opening(
                "priya_n",
                """
                Forwards: fine. Standing: fine. Backwards, as in *retreating from the drummer*: crackle. Cable is new.
                Is it me?
                """),
            .reply(
                1, "kestrel", .minutes(50),
                """
                It is the tip contact: the cable pulls the plug sideways and the spring has gone soft. Plug out, and
                bend the long tongue inwards by about the thickness of the plug's tip. Two minutes, no solder. :zap:

                Then thread the cable through the strap, and retreat at will.
                """),
            .reply(
                2, "priya_n", .days(1),
                """
                Bent it. Walked backwards down two flights of stairs in celebration. Silence.
                """),
            .reply(3, "bass_sparrow", .minutes(20), "The drummer will just have to follow you the old way."),
            .reply(
                1, "kestrel", .days(3),
                """
                For the archive: if bending does not help, the nut behind the plate is loose. It is always the nut.
                """),
        ])

    static let strapButton = DemoThread(
        in: "guitar-repair", "Strap button pulled out of basswood, twice", ago: .days(12),
        [
            .opening(
                "bass_sparrow",
                """
                The first time on stage, caught it with a knee. The second time also on stage, *other* knee.
                Matchstick and glue did not hold. I have no more knees.
                """),
            .reply(
                1, "maren.holt", .hours(3),
                """
                Matchsticks are end grain and sympathy. Do it once properly:

                1. Drill it out, 8 mm, 25 mm deep. Yes, really.
                2. Glue in an 8 mm **hardwood** dowel. Beech, maple. Overnight.
                3. Pilot hole 2.5 mm, a longer screw, soap on the thread, a felt washer.
                """),
            .reply(2, "bass_sparrow", .hours(1), "8 mm is a big hole in a small bass."),
            .reply(3, "maren.holt", .minutes(25), "It is the same hole as now, with honest edges."),
            .reply(
                1, "Fenwick", .days(1),
                """
                Strap locks? I use the rubber rings from beer bottles. They have never failed. The bottles have.
                """),
            .reply(
                2, "junw", .hours(5),
                """
                Tested: 23 N to pull off new, 9 N after a summer. A bass weighs 40 N. Draw the line yourself.
                """),
        ])

    static let octaveStrings = DemoThread(
        in: "guitar-repair", "Twelve-string octave strings snap at the same place", ago: .days(25),
        [
            .opening(
                "hornblower",
                """
                I play the cornet, so forgive me: borrowed twelve-string, and the thin G (.008) goes *ping* every
                eight days, always just behind the nut. Three so far. Does it know something?
                """),
            .reply(
                1, "kestrel", .hours(1),
                """
                A burr in the slot, nearly always. Pull a strip of 1200 paper through it, folded over an old string,
                then a pencil: graphite. Or tune the whole thing down and capo:

                ```
                D  G  C  F  A  D      capo 2 = concert pitch, a fifth less pull on the bridge
                ```
                """),
            .reply(
                2, "hornblower", .days(9),
                """
                Nine days. No ping. It is the longest relationship that G has been in.
                """),
            .reply(3, "Ama", .hours(4), "Give it a name at fourteen."),
            .reply(
                1, "bargain_bin", .days(22),
                """
                It snaps because it is a *dear* string. Buy cheap ones by the metre and it snaps just as often, but
                it no longer hurts: https://example.org/strings-by-the-metre
                """),
        ])

    static let relief = DemoThread(
        in: "guitar-repair", "Measuring relief without a notched straight edge", ago: .days(27),
        [
            .opening(
                "kestrel",
                """
                The proper tool costs more than this guitar. What do you trust instead: the string itself, a builder's
                level, a taut hair?
                """),
            .reply(
                1, "junw", .hours(2),
                """
                The string itself, capo at 1, held at the last fret. It is straighter than any ruler I own, and I have
                measured the rulers.
                """),
            .reply(2, "kestrel", .hours(1), "Of course you have. How straight *were* they?"),
            .reply(3, "junw", .minutes(10), "I would rather not talk about the wooden one."),
            .reply(
                1, "maren.holt", .hours(8),
                """
                The string. Tap it over the seventh fret: you should hear it click, and see it hardly move. Click and
                no movement is about 0.15 mm. The ear is the best gauge in the shop, and the only one that nobody
                borrows.
                """),
        ])
}
