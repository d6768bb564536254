extension DemoThread {
    static let partTwo = DemoThread(
        in: "sheet-music", "Where to find part two: the list", ago: .days(380), arranged: [.pinned],
        [
            .opening(
                "Odile",
                """
                You have the first part. Everyone has the first part. A list of where second parts, thirds and missing
                violas can be found; add yours and I keep it in order.

                | What | Where | Note |
                | --- | --- | --- |
                | public-domain parts | https://example.org/library/parts | check your own country's years |
                | brass band sets | your regional association | ask for Mrs Thursday |
                | out-of-print duets | the shop can order copies by licence | slow, legal, nice paper |
                | handwritten ballroom sets | charity shops, under *Miscellaneous* | bring tea |

                Not in this list: photocopies of what is in print. The people who engrave are few, and they read
                along.
                """),
            .reply(1, "hornblower", .hours(7), "I can vouch for Mrs Thursday. She is there on Wednesdays."),
            .reply(
                1, "mizuki", .days(160),
                """
                For shakuhachi the "part two" is often not written: one listens. When it is written:
                https://example.org/honkyoku, read from the top right, 右上から.
                """),
            .reply(2, "Odile", .hours(9), "Added, with an arrow."),
        ])

    static let brahms = DemoThread(
        in: "sheet-music", "Henle or Bärenreiter for the Brahms clarinet sonatas?", ago: .hours(17),
        [
            .opening(
                "Odile",
                """
                Op. 120, both. I have played from a photocopy of a photocopy since I was a student, on which bar 57 is
                a *coffee ring with dynamics*. It is time. Which, and why? Please don't say "the blue one".
                """),
            .reply(1, "hornblower", .minutes(20), "The blue one."),
            .reply(2, "Odile", .minutes(3), "I see you."),
            .reply(
                1, "Ελένη", .hours(2),
                """
                I have the viola versions of both, and one hears the difference in the **slurs**: one prints what he
                wrote, the other what he corrected in the proofs, with the reasons at the back. I would buy for the
                reasons.

                And for the page turns. One of them has a fold-out. *Μια σελίδα που ανοίγει σαν παράθυρο*: a page that
                opens like a window.
                """),
            .reply(2, "Odile", .hours(1), "You have sold me a fold-out. I shall play it with the window open."),
            .reply(
                1, "tess.larkhill", .hours(13),
                """
                Both are in the rack under B, first bay. You may stand there and compare bar 57 for as long as you
                like; the stool is for that. One of our copies *does* have a coffee ring, and is reduced.
                """),
        ])

    static let pageTurns = DemoThread(
        in: "sheet-music", "Page turns for people with two hands", ago: .days(16),
        [
            .opening(
                "Ama",
                """
                Waltz set, four pages, no rest longer than a crotchet. What I have tried:

                1. corner folded up: turns two
                2. corner folded up *and licked*: turns two, wetly
                3. clothes pegs: turn the stand
                4. memory: ~~works~~ worked until the repeat
                """),
            .reply(
                1, "Odile", .hours(1),
                """
                Photocopy *one* page (that you own; for the turn only) and lay it beside. Cut so that each page ends
                where you breathe. The breath is the rest that the engraver forgot.
                """),
            .reply(2, "Ama", .hours(2), "You breathe? In the *Gold and Silver*?"),
            .reply(
                1, "Fenwick", .days(1),
                """
                A pedal and a tablet. It has never failed, except in bright sun, in rain, at 4% battery and in public.
                """),
            .reply(
                2, "hornblower", .hours(5),
                """
                I turn with the left, and the second cornet covers the bar. In return I cover his *sneezes*.
                """),
            .reply(1, "bass_sparrow", .days(2), "Memorise it. It is a waltz. It goes **round**."),
            .reply(2, "Ama", .hours(3), "It does. That is where I fall off."),
        ])

    static let hornAtSight = DemoThread(
        in: "sheet-music", "Transposing for E flat horn at sight", ago: .days(6) + .hours(5),
        [
            .opening(
                "hornblower",
                """
                A tenor horn player is ill, I am lent her horn, and the part is for **F**. So: up a tone in the
                head, and two flats fewer than it says, or two sharps more, or is that the same? I have until Sunday.

                ```
                written (F)    C  D  E  F  G  A  B
                finger  (Eb)   D  E  F# G  A  B  C#     ?
                ```

                Is there a trick, as with reading bass clef on the E flat bass, or does one just become a better
                person?
                """)
        ])
}
