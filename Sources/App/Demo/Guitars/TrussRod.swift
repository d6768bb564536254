extension DemoThread {
    static let trussRod = DemoThread(
        in: "guitar-repair", "Truss rod turns freely in both directions", ago: .days(1) + .hours(9),
        [
            .opening(
                "tobias_fret",
                """
                Hello, first post. Bought a bass for less than its case. The truss rod nut turns and turns, left and
                right, about as much resistance as a spoon in soup. The neck does not move at all. Is it broken, or is
                this a *very* good truss rod?
                """),
            .reply(
                1, "kestrel", .minutes(30),
                """
                Welcome! Does the nut come *towards* you when you turn it to the left? If it does, take it right off,
                look at the thread, and tell us which of these you see:

                - clean thread, nut fine: somebody took the washer for a souvenir
                - smooth patch: stripped
                - no thread, only a hole: the rod has broken at the far end, sit down first
                """),
            .reply(2, "tobias_fret", .hours(2), "Clean thread. There is a ring on the rod where something has sat."),
            .reply(
                3, "kestrel", .minutes(12),
                """
                Then it is the souvenir. Two brass washers and a drop of oil, and the cheapest bass in town has a neck
                again.
                """),
            .reply(
                4, "tobias_fret", .hours(16),
                """
                It **moves**. I turned it a quarter and went to make tea so as not to turn it more.
                """),
            .reply(5, "maren.holt", .minutes(44), "The tea is the most important tool on this board. Well done."),
            .reply(
                1, "junw", .hours(5),
                """
                Before and after, please, in numbers:

                ```text
                tuning  E A D G     strings .045 .065 .085 .105
                relief  fret 7      before ____ mm   after ____ mm
                action  fret 12     before ____ mm   after ____ mm
                ```
                """),
            .reply(
                2, "tobias_fret", .hours(20),
                """
                ```text
                relief  fret 7      before 0.95 mm   after 0.35 mm
                action  fret 12     before 3.9 mm    after 2.4 mm
                ```

                I had thought that all basses were that hard. I have *forearms* now and nothing to do with them.
                """),
            .reply(3, "bass_sparrow", .minutes(31), "Carry amps. We all start as bassists and end as movers."),
        ])
}
