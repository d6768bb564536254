extension DemoThread {
    static let leftHanded = DemoThread(
        in: "counter", "Left-handed Larkhill 000: any more coming in?", ago: .days(6) + .hours(15),
        [
            .opening(
                "Fenwick",
                """
                I saw it in the window on the 3rd. On the 4th I saw the window. Are there to be more? I am
                left-handed, patient, and have already built it a stand, *in error for the right*.
                """),
            .reply(
                1, "tess.larkhill", .hours(4),
                """
                Two are on the water, spruce and cedar. They should be unpacked in about three weeks, and then they
                rest for three days before anybody may fall in love. We can hold one for you; come and say your forum
                name at the counter, no order number needed.
                """),
            .reply(2, "Fenwick", .hours(1), "Cedar, please. I shall turn the stand round."),
            .reply(3, "maren.holt", .days(1), "The stand is symmetrical, Fenwick. I sold you the wood."),
            .reply(
                1, "Fenwick", .days(2),
                """
                So that nobody else gets the cedar: I am order LM-2217, I come on Saturdays at ten, and I am the one
                in the green coat.
                """),
        ])

    static let ribbon = DemoThread(
        in: "counter", "Ribbon microphone, no ribbon?", ago: .days(3) + .hours(1),
        [
            .opening(
                "old_ivories",
                """
                Bought at a house clearance: heavy, handsome, *Ribbon Velocity* on the grille. With a torch I see two
                magnets and, between them, a great deal of nothing. Is a ribbon something that the shop can have put
                back, or is it a very good paperweight?
                """)
        ])

    static let stocktaking = DemoThread(
        in: "counter", "The bench is closed on Friday for stocktaking; the boards are not", ago: .days(11),
        [
            .opening(
                "tess.larkhill",
                """
                On Friday we count every plectrum. The counter opens again on Saturday at ten; repairs that are ready
                can be fetched from half past nine by the *side* door. Please ring the bell **once**; @maren.holt
                hears it in her sleep.
                """),
            .reply(1, "junw", .hours(2), "How many plectrums was it last year?"),
            .reply(2, "tess.larkhill", .minutes(50), "11,408, and one that turned out to be a guitar-shaped sweet."),
            .reply(3, "junw", .days(4), "And this year?"),
            .reply(4, "tess.larkhill", .hours(16), "11,407. We think that somebody ate it."),
        ])
}
