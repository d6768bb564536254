extension DemoThread {
    static let scratch = DemoThread(
        in: "guitar-repair", "Is this a crack or a very confident scratch?", ago: .hours(7),
        [
            .opening(
                "Fenwick",
                """
                Spruce top, 9 cm long, along the grain, starts at the edge of the scratchplate and heads for the
                bridge as if it had an appointment. My nail catches on it. My other nail does not.

                I have **not** touched it, @maren.holt. I have looked at it from further and further away.
                """),
            .reply(
                1, "maren.holt", .minutes(40),
                """
                Torch inside, lights out, look from outside. Light comes through: a crack. No light: press gently on
                one side of the line. If the two edges move apart in height it is a crack that is being polite.

                And what does your hygrometer say?
                """),
            .reply(
                2, "Fenwick", .hours(2),
                "No light. No movement. The hygrometer says 31%, but it also says it is Tuesday."),
            .reply(
                3, "maren.holt", .minutes(50),
                """
                31% is your answer whichever it is. Case shut, two damp sponges in soap boxes with holes, one week.
                Half the cracks I am shown in winter close before I can charge for them.
                """),
            .reply(
                1, "bass_sparrow", .hours(1),
                "A scratch with ambition. Mine has been \"heading for the bridge\" since 1998 and still rents."),
            .reply(1, "old_ivories", .hours(3), "If it *does* open: hide glue. I shall say no more."),
            .reply(
                2, "Fenwick", .hours(1),
                """
                If it opens, I shall call you before the ambulance. I have written "hide glue" on the case, in pencil.
                """),
        ])
}
