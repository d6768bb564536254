extension DemoThread {
    static let humidifiers = DemoThread(
        in: "guitar-repair", "Cheap humidifiers: three winters of numbers", ago: .days(22),
        [
            .opening(
                "junw",
                """
                Same cupboard, same six cases, one logger in each, a reading every ten minutes for three winters. Room
                average 34% RH. What each case held, and what a winter cost:

                | Humidifier | Mean RH | Lowest | Refills | A winter costs |
                | :--- | ---: | ---: | ---: | ---: |
                | nothing at all | 36% | 24% | 0 | 0.00 |
                | sponge in a soap box | 46% | 39% | 31 | 1.20 |
                | clay pot, lidded | 43% | 35% | 22 | 4.00 |
                | two-way packets | 47% | 45% | 0 | 27.00 |
                | green rubber snake | 49% | 33% | 58 | 14.50 |
                | half an apple | 52% | 41% | 9 | 2.10 |

                The apple wins on price and mean. I do **not** recommend the apple.
                """),
            .reply(1, "Ama", .minutes(40), "Why do you not recommend the apple?"),
            .reply(
                2, "junw", .minutes(15),
                """
                >! Because of February
                > It grew a coat. Then the coat grew a coat. The guitar smells of cider to this day, and only plays
                > shanties.
                """),
            .reply(3, "hornblower", .hours(1), "I see no drawback whatever."),
            .reply(
                1, "kestrel", .hours(8),
                "How do the packets hold 45 as a *lowest*? Is the logger touching one?"),
            .reply(
                2, "junw", .hours(3),
                """
                Fair. I moved it to the other end of the case for the third winter: lowest 43. Still the flattest line
                of them all. Raw numbers, all 65,232 lines a logger: https://example.org/humidity/three-winters.csv
                """),
            .reply(3, "kestrel", .hours(1), "You have a *citation*. I withdraw everything but my envy."),
            .reply(
                1, "Ελένη", .days(1),
                """
                Here it is the other way round, by the sea: 78% in the flat, and the violin swells until the pegs will
                not turn. Στεγνώστε το πριν το κουρδίσετε, my teacher says: dry it before you tune it. Do the two-way
                packets also take water *out*?
                """),
            .reply(
                2, "junw", .hours(6),
                """
                They do, slowly. From 78 a fresh pair needed nine days to reach 55 in a closed case. Dry them on a
                radiator and they go again, ~~for ever~~ for about a year.
                """),
            .reply(3, "Ελένη", .days(2), "Ευχαριστώ! Nine days I can do. The neighbours will be grateful too."),
            .reply(
                1, "bass_sparrow", .days(20) + .hours(14),
                """
                Fourth winter has begun and my case holds 61%. It is beer. It is an accident. It is *flat*, junw, like
                your line.
                """),
        ])
}
