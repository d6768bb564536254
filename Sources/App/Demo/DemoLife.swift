import Features

extension DemoAct {
    /// Everything that is done beside posting, by what it shows.
    static let all: [DemoAct] = answers + thanks + changes + moderation + ivories + staff

    private static let answers = [
        DemoAct("kestrel", .marksAnswer, .lowE, 4, after: .days(3) + .hours(12) + .minutes(34)),
        DemoAct("Ama", .marksAnswer, .thirdValve, 1, after: .days(1) + .hours(2)),
        DemoAct("priya_n", .marksAnswer, .firstFloor, 1, after: .days(3)),
        DemoAct("priya_n", .marksAnswer, .jackSocket, 1, after: .days(1) + .hours(1)),
        DemoAct("tobias_fret", .marksAnswer, .trussRod, 3, after: .hours(23)),
        DemoAct("old_ivories", .marksAnswer, .bridgeGlue, 1, after: .days(3) + .hours(21)),
    ]

    private static let thanks = [
        DemoAct("Ama", .thanks, .readMe, 0, after: .days(3)),
        DemoAct("kestrel", .thanks, .readMe, 0, after: .days(400)),
        DemoAct("tobias_fret", .thanks, .readMe, 0, after: .days(610)),
        DemoAct("hornblower", .thanks, .partTwo, 0, after: .hours(8)),
        DemoAct("mizuki", .thanks, .partTwo, 0, after: .days(161)),
        DemoAct("Ama", .thanks, .humidifiers, 0, after: .hours(2)),
        DemoAct("hornblower", .thanks, .humidifiers, 0, after: .hours(4)),
        DemoAct("kestrel", .thanks, .humidifiers, 0, after: .hours(15)),
        DemoAct("Ελένη", .thanks, .humidifiers, 0, after: .days(1)),
        DemoAct("Ελένη", .thanks, .humidifiers, 8, after: .days(1)),
        DemoAct("kestrel", .thanks, .lowE, 4, after: .minutes(20)),
        DemoAct("Fenwick", .thanks, .lowE, 4, after: .hours(18)),
        DemoAct("tobias_fret", .thanks, .lowE, 4, after: .days(3)),
        DemoAct("Ama", .thanks, .thirdValve, 1, after: .hours(4)),
        DemoAct("tobias_fret", .thanks, .trussRod, 3, after: .hours(17)),
        DemoAct("priya_n", .thanks, .sevens, 1, after: .hours(2)),
        DemoAct("old_ivories", .thanks, .bridgeGlue, 1, after: .hours(5)),
        DemoAct("junw", .thanks, .firstFloor, 1, after: .hours(3)),
        DemoAct("priya_n", .thanks, .firstFloor, 1, after: .hours(5)),
        DemoAct("hornblower", .thanks, .firstFloor, 1, after: .hours(9)),
        DemoAct("priya_n", .thanks, .bridgeGlue, 6, after: .hours(3)),
        DemoAct("maren.holt", .thanks, .bridgeGlue, 7, after: .hours(2)),
        // Of these old_ivories has not heard yet.
        DemoAct("kestrel", .thanks, .bridgeGlue, 7, after: .hours(25)),
        DemoAct("Fenwick", .thanks, .scratch, 5, after: .minutes(62)),
    ]

    private static let changes = [
        DemoAct(
            "junw",
            .edits("| two-way packets | 47% | 45% | 0 | 27.00 |", to: "| two-way packets | 47% | 43% | 0 | 27.00 |"),
            .humidifiers, 0, after: .hours(13)),
        DemoAct(
            "junw",
            .edits(
                "I do **not** recommend the apple.",
                to: """
                    I do **not** recommend the apple.

                    Corrected: the packets' lowest is 43. Their logger had been sitting beside them, until kestrel
                    asked.
                    """), .humidifiers, 0, after: .hours(14)),
        DemoAct("bass_sparrow", .takesBack, .pageTurns, 5, after: .days(1)),
    ]

    private static let moderation = [
        DemoAct(
            "tess.larkhill",
            .removes(
                reason:
                    "An order number, and how to know its owner by sight. We have both at the counter, Fenwick; the "
                    + "cedar is yours."), .leftHanded, 4, after: .minutes(25)),
        DemoAct(
            "hornblower",
            .reports(.spam, words: "A joke with a shop behind it. The joke is good, and it is still a shop."),
            .octaveStrings, 4, after: .days(1)),
        DemoAct(nil, .reports(.offTopic, words: ""), .octaveStrings, 4, after: .days(2)),
        DemoAct(
            "bargain_bin",
            .sends(
                """
                Nuts! By the bag, in bone, brass and a colour:

                - https://example.org/bag-of-nuts
                - https://example.org/bag-of-brass
                - https://example.org/bag-of-colour

                Slots not included, since everybody wants them somewhere else.
                """), .lowE, 0, after: .days(3) + .hours(11)),
    ]

    /// What the member of the demo's link finds as theirs: read until yesterday evening, and a little since.
    private static let ivories = [
        DemoAct("old_ivories", .ignores("bargain_bin"), ago: .days(2)),
        DemoAct("old_ivories", .mutes, .dents, 0, after: .days(20)),
        DemoAct("old_ivories", .follows, .secondCornet, 0, after: .days(2)),
        DemoAct("old_ivories", .followsBoard("keys"), ago: .days(200)),
        DemoAct("old_ivories", .bookmarks, .partTwo, 0, after: .days(90)),
        DemoAct("old_ivories", .bookmarks, .humidifiers, 0, after: .days(1)),
        DemoAct("old_ivories", .bookmarks, .bridgeGlue, 1, after: .hours(6)),
        DemoAct("old_ivories", .comesBy, ago: .hours(15) + .minutes(40)),
        DemoAct("old_ivories", .readsAll, ago: .hours(15) + .minutes(35)),
        DemoAct("old_ivories", .follows, .brahms, 0, after: .minutes(57)),
        DemoAct(
            "old_ivories",
            .draftsThread(
                board: "keys", title: "A second harmonium has followed me home",
                """
                Oak this time, seven stops, and *no* mouse, which makes me ask what the mouse knew.

                Before I open it:
                """), ago: .hours(15) + .minutes(20)),
        DemoAct("old_ivories", .comesBy, ago: .hours(3) + .minutes(5)),
        DemoAct("old_ivories", .reads, .scratch, 2, after: .minutes(20)),
        DemoAct(
            "old_ivories",
            .drafts(
                "I said that I should say no more. However: 192 gram, warmed to 60 °C, and the *cauls* first, because"),
            .scratch, 0, after: .hours(3) + .minutes(36)),
    ]

    /// Those who look after it know what was said until this morning.
    private static let staff = [
        DemoAct("maren.holt", .comesBy, ago: .hours(9)),
        DemoAct("maren.holt", .readsAll, ago: .hours(8)),
        DemoAct("tess.larkhill", .comesBy, ago: .hours(9)),
        DemoAct("tess.larkhill", .readsAll, ago: .hours(8)),
    ]
}
