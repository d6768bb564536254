extension DemoThread {
    static let generator = DemoThread(
        in: "gigs", "The wedding, the generator and the second chorus of “Valerie”", ago: .hours(21),
        [
            .opening(
                "bass_sparrow",
                """
                Field. Marquee. One generator for us, the lights and *a chocolate fountain*. First chorus: fine.
                Second chorus: somebody switches the fountain to high.

                Everything drops a third. The organ goes flat like a sad cow. The singer, and I will love her until I
                die, **goes with it**. We finished in something near E flat, in the dark, to a standing ovation,
                mostly because people were looking for the door.
                """),
            .reply(1, "Ama", .minutes(30), "An *analogue* organ, then. The digital ones just faint."),
            .reply(2, "bass_sparrow", .minutes(10), "Tone wheels. Older than the marriage by sixty years."),
            .reply(
                1, "junw", .hours(1),
                """
                A third down is 50 Hz to about 40. Tone wheels turn with the mains, so you could read the frequency
                off the organ:

                ```
                440 Hz * 40/50 = 352 Hz     F4 is 349.2
                ```

                You played the world's loudest frequency meter.
                """),
            .reply(2, "bass_sparrow", .minutes(25), "I'll have that on a shirt."),
            .reply(3, "hornblower", .hours(2), "In E flat, so that the band can read it."),
            .reply(1, "priya_n", .hours(3), "And the fountain?"),
            .reply(
                2, "bass_sparrow", .minutes(40),
                """
                >! Not before lunch
                > Restarted with the lid off when the power came back. The best man is *still* beige. We got paid in
                > full and a tray of strawberries.
                """),
            .reply(
                3, "Fenwick", .hours(12),
                """
                Contract clause, please: *no fondue on the same phase as the rhythm section.*
                """),
            .reply(4, "tess.larkhill", .hours(2), "We do rent a second generator. It has no taps."),
            .reply(
                1, "Odile", .hours(18),
                """
                @old_ivories, you are wanted: does one tune a tone wheel, or does one *forgive* it?
                """),
        ])

    static let elevenPeople = DemoThread(
        in: "gigs", "Played to eleven people and a dog; the dog stayed", ago: .days(14),
        [
            .opening(
                "kestrel",
                """
                My first evening with a guitar that I built myself. Eleven people, two of them by mistake, and a
                lurcher on the front row with his chin on the monitor. He sighed at every modulation. At the quiet one
                he *sang*.
                """),
            .reply(1, "Odile", .hours(2), "Which note? One should always ask which note."),
            .reply(2, "kestrel", .hours(1), "A slightly sharp A. He was right, I checked, I had drifted."),
            .reply(1, "maren.holt", .hours(5), "And the guitar? You have told us all about the critic."),
            .reply(
                2, "kestrel", .hours(2),
                """
                It held. Five strings were lovely. I shall make it a new nut; watch this space.
                """),
        ])

    static let soundEngineer = DemoThread(
        in: "gigs", "Things I wish I had known before speaking to the sound engineer", ago: .days(40),
        [
            .opening(
                "Fenwick",
                """
                - It is not a compliment to call it "the volume desk".
                - "Everything louder than everything else" has been said before. They smile with the *lower* half of
                  the face.
                - The cable you are about to coil round your elbow belongs to them, and so, for a moment, do you.
                - Bring water. Bring **them** water. You'll hear yourself all evening.
                """),
            .reply(
                1, "Ama", .hours(4),
                """
                Learn their name before the first song. It is quicker than "'scuse me, monitors", and carries further.
                """),
            .reply(
                1, "priya_n", .days(2),
                """
                Mine asked what I wanted in my monitor, and I said "hope". I got 200 Hz.
                """),
            .reply(2, "bass_sparrow", .hours(1), "Same thing."),
        ])
}
