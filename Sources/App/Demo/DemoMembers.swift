import Features

/// A member of the demo community.
struct DemoMember: Sendable {
    let name: String
    let standing: Member.Standing
    /// What stands beside the name on posts.
    let label: String?
    /// How long ago they joined.
    let joined: Span

    private init(
        _ name: String, joined: Span, _ standing: Member.Standing = .member, label: String? = nil
    ) {
        self.name = name
        self.standing = standing
        self.label = label
        self.joined = joined
    }

    /// Everyone, in the order in which they joined.
    static let all = [
        DemoMember("tess.larkhill", joined: .days(900), .administrator, label: "Larkhill counter"),
        DemoMember("maren.holt", joined: .days(899), .moderator, label: "Larkhill bench"),
        // Reads every thread about glue, and writes about hide glue.
        DemoMember("old_ivories", joined: .days(870)),
        // Measures first.
        DemoMember("junw", joined: .days(820)),
        // Short sentences, short fuse, good heart.
        DemoMember("bass_sparrow", joined: .days(790)),
        // Clarinet, editions, languages.
        DemoMember("Odile", joined: .days(760)),
        // Cornet in a brass band; knows everyone.
        DemoMember("hornblower", joined: .days(700)),
        // Asks the question that everybody had.
        DemoMember("priya_n", joined: .days(655)),
        // Valves, weather, dry wit.
        DemoMember("Ama", joined: .days(640)),
        // Regrets, mostly.
        DemoMember("Fenwick", joined: .days(520)),
        // Violin, writes from Thessaloniki.
        DemoMember("Ελένη", joined: .days(410)),
        // Builds instruments one at a time.
        DemoMember("kestrel", joined: .days(330)),
        // Shakuhachi and ocarina.
        DemoMember("mizuki", joined: .days(240)),
        DemoMember("oud-and-about", joined: .days(150)),
        // New, and brave.
        DemoMember("tobias_fret", joined: .days(12)),
        // Sells what nobody asked for, with charm.
        DemoMember("bargain_bin", joined: .days(4)),
    ]
}
