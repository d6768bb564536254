import Features

/// A community's volume: so many discussions of so many posts on a board of its own, written through the same verbs as
/// everything else, and the same for the same seed.
struct Flood {
    let discussions: Int
    let posts: Int
    let seed: UInt64

    /// Who writes: enough that their pages are long, few enough that they are made at once.
    private static let writers = 50
    /// When the first post was written: 1 January 2024, a fixed day, so that pages are the same, byte for byte.
    private static let start = Moment(rawValue: 1_704_067_200_000)
    /// Between one post and the next, at most, in seconds.
    private static let pause = 600
    /// How far back in its discussion a reply looks for what it answers.
    private static let reach = 30

    /// The board's place in addresses.
    var slug: String { "flood-\(seed)" }

    /// Writes it all, or nothing when this seed's board has discussions already; true when it wrote.
    ///
    /// `community` makes the community with the clock and the bytes that it is handed. Throws `PostingError` and
    /// `ReadingError`.
    func pour(
        progress: (_ posts: Int) -> Void,
        in community: (
            _ now: @escaping @Sendable () -> Moment, _ bytes: @escaping @Sendable (Int) -> [UInt8]
        ) -> Community
    ) async throws -> Bool {
        let clock = ScriptedClock(Self.start)
        let source = FloodBytes(seed: seed)
        let community = community({ clock.now }, { source.next($0) })
        let board = try await community.boards.open(
            BoardDraft(
                slug: slug, name: "Flood \(seed)", description: "Made by bandstand flood.", category: "Floods",
                groupName: "flood.\(seed)"),
            by: .seeder)
        let opened = try await community.boards.show(slug: slug, at: nil, for: .seeder)
        guard opened?.list.rows.isEmpty ?? true else { return false }
        var writers: [Member.ID] = []
        for number in 1...Self.writers {
            writers.append(
                try await community.people.enrol("player\(number)", standing: .member, label: nil, by: .seeder))
        }
        let text = FloodText()
        var chance = FloodChance(seed: seed)
        var now = Self.start
        var written = 0
        for _ in 0..<discussions {
            var ids: [Post.ID] = []
            for number in 0..<posts {
                now = now.advanced(seconds: Int64(chance.number(in: 1...Self.pause)))
                clock.set(now)
                let place: Draft.Place
                if number == 0 {
                    place = .newDiscussion(in: board, title: text.title(&chance))
                } else {
                    place = .reply(to: ids[ids.count - 1 - chance.rank(below: min(ids.count, Self.reach))])
                }
                let draft = Draft(
                    place, source: text.post(&chance), by: writers[chance.number(below: writers.count)])
                ids.append(try await community.discussions.post(draft, by: .seeder))
                written += 1
                progress(written)
            }
        }
        return true
    }
}
