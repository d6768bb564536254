extension DemoThread {
    static let bridgeGlue = DemoThread(
        in: "guitar-repair", "Which glue did the factory use on a 1974 bridge, and which should I",
        ago: .days(5) + .hours(3),
        [
            .opening(
                "old_ivories",
                """
                You will be surprised to find *me* asking. The bridge of my late uncle's twelve-string has lifted at
                the back: a visiting card goes in to 11 mm. What holds the rest is amber, brittle, and smells of
                nothing when warm. Hide glue smells of horse. I know that smell as others know their mothers.

                So: what did the factory use in 1974, and what should I use now?
                """),
            .reply(
                1, "maren.holt", .hours(2),
                """
                Amber, brittle and no smell in 1974: an early aliphatic or a urea-formaldehyde. Try a drop of warm
                vinegar on a crumb. Softens in ten minutes: the former. Sits there looking at you: the latter, and it
                comes off with heat and patience only.

                For putting it back, bare wood to bare wood:

                | Glue | Open time | Creeps in a hot car | Comes off again |
                | --- | --- | --- | --- |
                | hide, 192 gram | 1 min | no | yes, heat and water |
                | yellow | 5 min | yes, a little | yes, cursing |
                | epoxy | 30 min | no | with the top |
                """),
            .reply(2, "old_ivories", .hours(4), "It softened. And you put hide glue in the first row. I am moved."),
            .reply(3, "maren.holt", .minutes(30), "Alphabetical order by smell."),
            .reply(
                2, "Odile", .hours(9),
                "\"With the top\" is the funniest sad table cell I have read this year."),
            .reply(
                1, "priya_n", .hours(20),
                "What does one *do* in one minute of open time? That is less than my kettle."),
            .reply(
                2, "old_ivories", .hours(2),
                """
                One rehearses, like a fire drill. Warm the bridge (80 °C, ten minutes in the oven, tell the
                household), warm the top with a lamp, cauls and clamps laid out in the order of the hand, telephone
                off. Then it is forty seconds, and the other twenty are for *pride*.
                """),
            .reply(
                1, "old_ivories", .days(3) + .hours(22),
                """
                Done, by daylight, with horse. It took a full winter's tuning to pitch this afternoon and did not so
                much as sigh. Twelve strings, and I can hear which one my uncle used to forget.
                """),
            .reply(
                2, "maren.holt", .hours(2),
                """
                Thank you for coming back to tell us. That is worth more than the table.
                """),
            .reply(
                3, "kestrel", .hours(22), quoting: 6,
                """
                I have copied this out and hung it over the clamps. The telephone is off. I have not begun yet; I am
                at the *pride*.
                """),
        ])
}
