extension DemoThread {
    static let thirdValve = DemoThread(
        in: "wind-bench", "Third valve sticks only when it is cold", ago: .days(2) + .hours(14),
        [
            .opening(
                "Ama",
                """
                Flugelhorn, Saturday market, 4 °C. First and second run like otters. Third goes down and *stays to
                think about it*. Indoors it is perfect, so naturally the repairer hears perfect.

                Oiled, wiped, oiled. Same oil for years.
                """),
            .reply(
                1, "hornblower", .minutes(35),
                """
                Brass band, outdoors, every December since I was ten:

                1. Thinner oil under 8 °C. What is silk at 20 is treacle at 4.
                2. Is it **your hand**? The third finger gets cold first and pushes sideways. Try it with the second
                   finger.
                3. Valve caps. Slacken the bottom one by an eighth: overtightened, it ovals the casing by a hair.
                """),
            .reply(
                2, "Ama", .hours(3),
                """
                With the second finger: an otter. I have been oiling the valve and it was the *finger*.
                """),
            .reply(
                3, "hornblower", .minutes(12),
                """
                Fingerless gloves, and play "In the Bleak Midwinter" with feeling, since you will have some.
                """),
            .reply(4, "Odile", .hours(8), "In my orchestra we call this the *valve de saison*."),
            .reply(
                1, "maren.holt", .hours(5),
                """
                All of hornblower's, and one more: if it sticks at the *bottom* rather than half way, look at the
                spring. Cold brass shrinks, and a spring that was cut short to make it "faster" has nothing left to
                give.
                """),
            .reply(
                2, "Ama", .hours(20),
                """
                It is the finger *and* the spring: 31 mm against 36 for the others. Somebody made it faster.
                """),
            .reply(
                3, "maren.holt", .hours(1),
                """
                Somebody always has. A set of three is on the counter, labelled "otters".
                """),
        ])

    static let dents = DemoThread(
        in: "wind-bench", "Photographs of dents: the annual exhibition", ago: .days(47),
        [
            .opening(
                "hornblower",
                """
                The hanging committee (me) invites entries. Categories:

                - **Still life:** dents with no witness
                - **Portrait:** dents that look like somebody
                - **Landscape:** sousaphones

                Pictures go on your own pages, link them here; describe them for those who read with their ears.
                """),
            .reply(
                1, "Ama", .hours(2),
                """
                Portrait. The bell of the flugel, after the car boot. In profile it is my uncle, and he *also* never
                apologised. https://example.org/dents/uncle
                """),
            .reply(
                1, "Odile", .days(1),
                """
                Clarinets do not dent. They do *this* instead: https://example.org/dents/tenon. A tenon in two parts,
                on a white cloth, northern light. Title: *The chair I thought was empty.*
                """),
            .reply(2, "bass_sparrow", .minutes(55), "I feel that in my wood."),
            .reply(
                1, "Fenwick", .days(3),
                """
                Landscape. I do not own a sousaphone. I owned a bicycle, behind one.

                >! The judges should be sitting
                > The bicycle is at the bottom right. The bell of the bicycle still works. We are all very proud of
                > it.
                """),
            .reply(2, "hornblower", .hours(6), "First prize, by acclamation. The prize is a lift."),
        ])

    static let ocarina = DemoThread(
        in: "wind-bench", "What is the little hole in my ocarina for", ago: .days(1) + .hours(19),
        [
            .opening(
                "mizuki",
                """
                Clay, twelve holes, and beside the left thumb a *thirteenth*, 1.5 mm, too small for a finger and too
                neat for an accident. Covered: nothing changes up to high E, then F will not speak at all. Uncovered,
                all well.

                Is it a vent, a drain, or where the sound goes to rest? ♪
                """)
        ])
}
