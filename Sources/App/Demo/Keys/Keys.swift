extension DemoThread {
    static let firstFloor = DemoThread(
        in: "keys", "How heavy is too heavy for a first-floor flat?", ago: .days(4) + .hours(6),
        [
            .opening(
                "priya_n",
                """
                There is an upright I like: 218 kg. There is a floor I live on: wooden joists, 1905, it hums when the
                bus goes by. The landlord says "should be fine", in the voice in which one says that about a dog.
                """),
            .reply(
                1, "old_ivories", .hours(1),
                """
                The sum, since the landlord will not do it:

                | | Load | On |
                | --- | ---: | --- |
                | upright | 218 kg | two strips of 1.5 m by 0.1 m |
                | you and a duet partner | 140 kg | a bench |
                | what floors of houses are made for, here | about 150 kg/m² | all over |

                Along an **outside wall, across the joists**, an upright is rarely a trouble. In the middle of the
                room, along one joist, it is a trouble with a nice tone. Ask a structural engineer: an hour of theirs
                costs less than a ceiling.
                """),
            .reply(2, "priya_n", .hours(4), "Outside wall has the radiator. Does the piano mind?"),
            .reply(
                3, "old_ivories", .minutes(50),
                """
                It minds more than anything on earth. A metre away, or turn the radiator off and buy it a cardigan.
                The piano, *and* you.
                """),
            .reply(
                2, "junw", .hours(2),
                """
                Feet on hardwood cups, 80 mm: 218 kg over four of them is 1.1 kg/cm². A heel in a dance hall is 15.
                """),
            .reply(3, "bass_sparrow", .minutes(18), "So a piano is a very calm dancer."),
            .reply(
                1, "hornblower", .hours(9),
                """
                Ask about the *stairs* before the floor. We once got a tuba to the second landing, and the tuba lives
                there now.
                """),
            .reply(
                1, "priya_n", .days(2) + .hours(20),
                """
                The engineer came, jumped (!), looked under a board, and said: "Outside wall, across, and tell the bus
                to slow down." It arrives next week. :musical_keyboard: Thank you, all of you calm dancers.
                """),
            .reply(
                2, "old_ivories", .hours(3),
                """
                Let it stand three weeks before you have it tuned. It has had a *journey*.
                """),
        ])

    static let chapelOrgan = DemoThread(
        in: "keys", "Chapel organ, two octaves of mouse", ago: .days(33),
        [
            .opening(
                "old_ivories",
                """
                Rescued: a harmonium from a chapel, walnut, five stops. From C to c′ it plays. Above that, every key
                sounds like a person being *patient*. The mouse has had the bellows cloth, the felts, and a psalm.

                Which cloth do people use nowadays? The supplier in my book closed in 1961.
                """),
            .reply(
                1, "Odile", .hours(3), "Which psalm?"),
            .reply(
                2, "old_ivories", .minutes(30),
                """
                The hundred and second. "My days are consumed like smoke." It stopped at *consumed*.
                """),
            .reply(
                1, "maren.holt", .days(1),
                """
                Rubberised cotton, 0.5 mm, sold for accordions: https://example.org/cloth/bellows. Test: breathe
                through it. If you can, so can the harmonium. And warm **hide glue**, because it has to come off again
                in sixty years.
                """),
            .reply(2, "old_ivories", .hours(2), "You said it before I did. I shall have to go and lie down."),
        ])

    static let clickingKey = DemoThread(
        in: "keys", "Stage piano: one key clicks, but only in other people’s songs", ago: .days(8) + .hours(2),
        [
            .opening(
                "Fenwick",
                """
                The F sharp above middle C. *Click* on the way up, in anything with three sharps or more. I write only
                in C and F, and never hear it. The singer does. The singer would like it to be known that she does.

                Four screws under the keyboard are missing, and there are four screws in my ashtray. I do not smoke.
                Where do I start?
                """)
        ])
}
