extension DemoThread {
    static let readMe = DemoThread(
        in: "guitar-repair", "Read me before you sand anything", ago: .days(620),
        arranged: [
            .pinned,
            .locked(
                by: "maren.holt", reason: "Everything useful is in the first post. A new question is a new thread.",
                after: .days(9)),
        ],
        [
            .opening(
                "maren.holt",
                """
                Welcome to the bench. Nine times in ten the answer to "can I sand it" is *later*. Before you do:

                1. **Measure, and write it down.** A repair without numbers is a mood.
                2. **Photograph it** from three sides. You will not remember which washer was where.
                3. **Loosen the strings.** Yes, even for that.
                4. **Try the thing that can be undone** first: a shim, a capo, a different chair.
                5. Only then pick up the paper, and start two grits finer than you think.

                What helps us to help you:

                | Tell us | Because |
                | --- | --- |
                | action at fret 12, both E strings | it is the question after your question |
                | relief at fret 7 | the neck may be innocent |
                | gauge and tuning | `.053` in D is another animal than `.053` in E |
                | how old the strings are | be honest, nobody is marking this |

                >! How to measure relief with what is in the house
                > Capo at the first fret, hold the string down where the neck meets the body, and look at the gap
                > over the seventh. A sheet of printer paper is about 0.10 mm. Two sheets should pass, four should
                > not.

                Photographs of disasters are welcome and will be treated with tenderness. :wrench:
                """),
            .reply(
                1, "bass_sparrow", .minutes(35),
                "Rule 0: put the coffee on another table. Ask me what colour my fretboard is."),
            .reply(2, "priya_n", .minutes(18), "What colour is your fretboard?"),
            .reply(3, "bass_sparrow", .minutes(6), "Arabica."),
            .reply(
                1, "junw", .hours(5),
                """
                Small addition to the paper gauge: printer paper is 80 g/m² and 0.10 mm *here*. Mine measures 0.094,
                the fancy sort 0.12. Fold it twice, measure the four sheets, divide. Then it is a feeler gauge and not
                a rumour.
                """),
            .reply(
                2, "maren.holt", .hours(2),
                "Quite right, and I have been out by six hundredths for eleven years. Corrected in spirit."),
            .reply(
                1, "old_ivories", .days(2),
                "May I suggest a rule 6, hide glue, since I shall be suggesting it in every thread anyway."),
            .reply(2, "maren.holt", .hours(3), "Granted. Rule 6: *yes, we know, hide glue.*"),
        ])
}
