import Features

/// A board of the demo community.
struct DemoBoard: Sendable {
    let category: String
    let slug: String
    let name: String
    let description: String
    let groupName: String?
    let defaultView: Board.View
    /// Its threads are questions, which somebody may have answered.
    let takesAnswers: Bool

    private init(
        _ category: String, _ slug: String, _ name: String, group: String?, view: Board.View = .flat,
        asks takesAnswers: Bool = false, _ description: String
    ) {
        self.category = category
        self.slug = slug
        self.name = name
        self.description = description
        groupName = group
        defaultView = view
        self.takesAnswers = takesAnswers
    }

    /// What it takes to open it.
    var draft: BoardDraft {
        BoardDraft(
            slug: slug, name: name, description: description, category: category, groupName: groupName,
            defaultView: defaultView, takesAnswers: takesAnswers)
    }

    /// All boards, in the order of the front page.
    ///
    /// Nothing has been lost yet, so that one board shows how empty looks.
    static let all = [
        DemoBoard(
            "The workshop", "guitar-repair", "Guitar and bass repair", group: "store.guitars.repair", asks: true,
            "Frets, nuts, wiring, and the courage to pick up a file. The bench at Larkhill reads along."),
        DemoBoard(
            "The workshop", "wind-bench", "Wind and brass bench", group: "store.winds.repair", view: .tree, asks: true,
            "Pads, corks, stuck slides. Photographs of dents welcome."),
        DemoBoard(
            "The workshop", "keys", "Pianos and keys", group: "store.keys", asks: true,
            "Uprights, stage pianos, organs rescued from chapels."),
        DemoBoard(
            "The music stand", "sheet-music", "Sheet music and scores", group: "store.sheetmusic",
            "Editions, fingerings, page turns, and where to find part two."),
        DemoBoard(
            "The music stand", "learning", "Learning and practice", group: "store.learning",
            "For first chords and second winds."),
        DemoBoard(
            "The stage", "gigs", "Gig stories", group: "store.gigs",
            "What happened, who fell off, and whether you got paid."),
        DemoBoard(
            "The stage", "players", "Looking for players", group: "store.players",
            "Bands, pits, ceilidhs, one-off weddings. Towns, please, not addresses."),
        DemoBoard(
            "The counter", "counter", "Orders and the shop", group: "store.counter",
            "Questions the shop can answer in front of everybody. No order numbers."),
        DemoBoard(
            "The counter", "lost-and-found", "Lost and found", group: nil,
            "Mutes, capos, umbrellas, one left shoe. Say where, not who."),
    ]
}
