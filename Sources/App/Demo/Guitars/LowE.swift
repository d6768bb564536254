extension DemoThread {
    static let lowE = DemoThread(
        in: "guitar-repair", "Buzzing low E after a new nut: shim it or start again?", ago: .days(3) + .hours(16),
        [
            .opening(
                "kestrel",
                """
                New bone nut on my 2003 parlour guitar, first one I have made from a blank. Five strings are lovely.
                The low E rattles on the open string only, and stops the moment I fret anything.

                Feeler gauges and a torch say the slot is a hair too deep:

                ```
                string   gauge   gap over fret 1   slot width
                E        .053    0.08 mm           0.058"   <- rattles, and daylight at the back of the slot
                A        .042    0.24 mm           0.044"
                D        .032    0.26 mm           0.034"
                ```

                Do I shim the whole nut with card, fill this one slot, or call it practice and start again?
                """),
            .reply(
                1, "bass_sparrow", .minutes(25),
                """
                Start again. You have already paid for the lesson, you may as well sit it twice.

                (My first nut went in the sea. Not thrown. It *left*.)
                """),
            .reply(2, "Ama", .minutes(14), "It left?"),
            .reply(3, "bass_sparrow", .minutes(9), "With the tide. I was eating chips with the other hand."),
            .reply(
                1, "maren.holt", .hours(1) + .minutes(51),
                """
                > Do I shim the whole nut with card, fill this one slot, or call it practice and start again?

                Fill the one slot. Bone dust (you have plenty now), packed dry, then one drop of thin cyanoacrylate.
                Leave it overnight, and recut to **0.20 mm** over the first fret. It will not last thirty years on a
                wound string, but it will last until your second nut, which is the one you keep.

                The order that has never failed me:

                1. Tape the fretboard and the headstock veneer on both sides.
                2. Pack the slot proud, so that it stands above the nut like a very small grave.
                3. One drop. If you think it needs two, it needed one.
                4. Go to bed.
                5. Recut with the tail of the file lower than the tip.

                >! What is probably wrong underneath
                > The slot falls *towards* the fretboard at the back, so the string sits on the far edge. File with
                > the tail of the file lower than the tip, not level.
                """),
            .reply(
                2, "junw", .hours(12) + .minutes(41),
                """
                Seconding the overnight. I once recut after an hour and inhaled half of it. The German for the tool
                you want is, I am told, *Sattelkerbenfeilenaufbewahrungsschatulle*, but
                https://example.org/tools/nut-file-set-053-036-028-018-012-010-with-storage-tin-and-instructions finds
                it.
                """),
            .reply(3, "priya_n", .hours(1), "Half of the dust or half of the nut?"),
            .reply(4, "junw", .minutes(20), "By mass, or by regret?"),
            .reply(
                2, "tobias_fret", .days(3) + .hours(10),
                """
                Did this last night with the same gauge. Tape on both sides of the slot, or the glue finds the
                fretboard. It *found my fretboard*.
                """),
            .reply(
                3, "maren.holt", .hours(1),
                """
                Tape, always tape. Blue, not brown. Acetone on a cotton bud, and not near the binding.
                """),
            .reply(
                2, "kestrel", .days(3) + .hours(12) + .minutes(4),
                """
                Filled, waited, recut. No rattle. I did not believe that a powder and a drop could hold a string that
                thick, and yet. Thank you @maren.holt; nut number two is already on the bench. :guitar:
                """),
            .reply(
                1, "Fenwick", .hours(19),
                """
                Card shims: a history of my regrets. Visiting card, beer mat, visiting card *on* beer mat, and a
                season ticket that turned out to be still valid.
                """),
            .reply(
                2, "junw", .hours(2),
                """
                Business cards compress. 0.31 mm on Monday, 0.27 by Friday, and a new job by then.
                """),
        ])
}
