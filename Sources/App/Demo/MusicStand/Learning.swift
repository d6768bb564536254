extension DemoThread {
    static let sevens = DemoThread(
        in: "learning", "Counting seven without counting", ago: .days(4) + .hours(20),
        [
            .opening(
                "priya_n",
                """
                Our new tune is in 7/8. I can count it. I can play it. I can't do both, and when I stop counting it
                becomes *six and an apology*. How do people who grew up with it do it?
                """),
            .reply(
                1, "Ελένη", .hours(2),
                """
                We do not count, we walk. Kalamatianós is long-short-short: **ap**-ple-tree **pe**-ar **pe**-ar. 3 + 2
                + 2. Three steps, the first one has a knee in it. Χόρεψέ το πρώτα: dance it first, and the hands
                follow.
                """),
            .reply(
                2, "priya_n", .hours(1),
                """
                I have now danced it down a corridor at work. Someone clapped on eight.
                """),
            .reply(3, "Ελένη", .minutes(30), "That one will need lessons."),
            .reply(
                2, "oud-and-about", .hours(7),
                """
                Ours has a name for each stroke, so the mouth keeps the time: *dum tek tek, dum tek, tek tek*. Say it
                until the tea is cold. Then take the instrument.

                ```
                1   2   3   4   5   6   7
                dum tek tek dum tek tek tek
                D   -   T   D   -   T   -
                ```
                """),
            .reply(
                3, "bass_sparrow", .hours(4),
                """
                Line three, root on both Ds. You have just written my whole part. Cheers.
                """),
            .reply(1, "Fenwick", .days(1), "I play everything in seven. People ask me to stop, usually on six."),
            .reply(
                2, "priya_n", .hours(3),
                """
                It works, by the way. All of it. Last night nobody counted, and we arrived *together*. :tada:
                """),
        ])

    static let barreChord = DemoThread(
        in: "learning", "F major, day forty: a log", ago: .days(9),
        [
            .opening(
                "tobias_fret",
                """
                | Day | Strings that sound | Words used |
                | ---: | ---: | --- |
                | 1 | 1 | unsuitable |
                | 10 | 3 | milder |
                | 25 | 5, then 2 | *why* |
                | 40 | 4 | none, I have become quiet |

                Is it my hand, the guitar, or F?
                """),
            .reply(
                1, "kestrel", .hours(1),
                """
                Capo on 1, try the same shape one fret up. Easier? Then it is the **nut**: the strings are too high
                over the first fret, and F is merely where one notices. 0.5 mm is common on new guitars, 0.2 is kind.
                """),
            .reply(
                2, "tobias_fret", .hours(4),
                """
                Six strings. With a capo, *all six*. I have been blaming my index finger for forty days.
                """),
            .reply(
                3, "maren.holt", .hours(2),
                """
                Apologise to the finger and bring the guitar. Twenty minutes, while you wait, with biscuit.
                """),
            .reply(2, "bass_sparrow", .hours(6), "Or play bass. One string at a time, as nature intended."),
        ])

    static let neighbours = DemoThread(
        in: "learning", "How do you practise when the neighbours are better?", ago: .days(52),
        [
            .opening(
                "Ελένη",
                """
                Above: a pianist, conservatoire. Below: a cellist, *also*. I play scales in the middle like the ham.
                They are very polite. That is the worst of it.
                """),
            .reply(1, "Odile", .hours(2), "Play the scale they are playing. In thirds. It is how my trio began."),
            .reply(
                2, "Ελένη", .days(11),
                """
                The cellist knocked. I thought: it has come. She had *the other part of the Halvorsen* in her hand.
                """),
            .reply(3, "hornblower", .hours(3), "And this is why one never buys the good earplugs. :heart:"),
        ])
}
