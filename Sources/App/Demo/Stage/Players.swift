extension DemoThread {
    static let secondCornet = DemoThread(
        in: "players", "Second cornet for Christmas carols, north Bristol", ago: .days(5) + .hours(8),
        [
            .opening(
                "hornblower",
                """
                Eight carols, four care homes, one shopping centre with an echo like a *bath*. The second cornet has
                moved to the Hebrides for love, and I wish him well, but it leaves me with one hand to turn.

                - parts supplied, in the key that everyone fears
                - mince pies, unlimited
                - fingerless gloves recommended; see the wind bench
                """),
            .reply(
                1, "Ama", .hours(3),
                """
                Would a flugelhorn with three working valves be of use? I have that, as of this week.
                """),
            .reply(
                2, "hornblower", .minutes(15),
                """
                An *otter*! Yes. You take the descant in number five, I can't reach it since the dentist.
                """),
            .reply(1, "oud-and-about", .days(1), "I have no cornet, but I can hold a lantern in tune."),
            .reply(2, "hornblower", .hours(6), "You are engaged. Lantern players are harder to find than seconds."),
        ])

    static let oudPlayer = DemoThread(
        in: "players", "Oud looks for violin and frame drum, samai and slow songs", ago: .days(66),
        [
            .opening(
                "oud-and-about",
                """
                I have an oud, a kitchen with good reflections, and Thursdays. I look for a violin who likes quarter
                tones and a drum who likes silence. Beginners in *maqam* welcome: كلنا تلاميذ, we are all pupils.
                """),
            .reply(
                1, "Ελένη", .days(3),
                """
                I am two seas away, or I should be there with the violin. May I send you a *taqsim* and you answer it?
                """),
            .reply(
                2, "oud-and-about", .hours(8),
                """
                Please! We shall be the slowest duo in the world. Twelve days for a question and an answer.
                """),
        ])
}
