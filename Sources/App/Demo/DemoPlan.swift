import Features

/// The demo community worked out for one moment: everything that happens in it, in the order in which it happens.
///
/// There is no chance in it: the same moment gives the same plan.
struct DemoPlan: Sendable {
    /// One post at its time; its place in `posts` is what replies name it by.
    struct Entry: Sendable {
        enum Place: Sendable, Equatable {
            case opens
            /// The index of an earlier entry.
            case answers(Int)
        }

        /// Index of its thread.
        let thread: Int
        let place: Place
        /// The index of the earlier entry that it quotes.
        let quoted: Int?
        let post: DemoPost
        let at: Moment
    }

    /// What somebody does beside posting, at its time.
    struct Act: Sendable {
        /// Nil for a guest.
        let by: String?
        let deed: DemoAct.Deed
        /// The index of the entry that it is done to.
        let entry: Int?
        let at: Moment
    }

    let boards: [DemoBoard]
    let members: [DemoMember]
    let threads: [DemoThread]
    /// Oldest first.
    let posts: [Entry]
    /// Oldest first.
    let acts: [Act]
    let now: Moment

    /// The demo as it looks at `now`.
    init(now: Moment) {
        self.init(now: now, threads: DemoThread.all, life: DemoAct.all)
    }

    /// Other threads in place of the demo's own, and what is done in them; acts on posts that are not there are left
    /// out.
    init(now: Moment, threads: [DemoThread], life: [DemoAct] = []) {
        boards = DemoBoard.all
        members = DemoMember.all
        self.threads = threads
        self.now = now
        let timed = threads.enumerated().flatMap { Self.timed($1, index: $0, now: now) }
        let (posts, places) = Self.inOrder(timed)
        self.posts = posts
        let numbers = Dictionary(threads.enumerated().map { ($1.title, $0) }) { first, _ in first }
        acts = life.compactMap { act in
            switch act.time {
            case .ago(let span): return Act(by: act.by, deed: act.deed, entry: nil, at: Self.moment(span, before: now))
            case .after(let title, let number, let span):
                guard let thread = numbers[title], let entry = places[Spot(thread: thread, number: number)] else {
                    return nil
                }
                let at = posts[entry].at.advanced(seconds: span.seconds)
                return Act(by: act.by, deed: act.deed, entry: entry, at: at)
            }
        }.sorted { $0.at < $1.at }
    }

    /// When a stretch of time before `now` began.
    func moment(_ ago: Span) -> Moment { Self.moment(ago, before: now) }

    private static func moment(_ ago: Span, before now: Moment) -> Moment {
        now.advanced(seconds: -ago.seconds)
    }

    /// A post with its time, and the number of its parent within the thread.
    private struct Timed {
        let thread: Int
        let number: Int
        let parent: Int?
        let post: DemoPost
        let at: Moment
    }

    private static func timed(_ thread: DemoThread, index: Int, now: Moment) -> [Timed] {
        var timed: [Timed] = []
        // The posts from the opening down to the last one written down, one for each depth.
        var branch: [Timed] = []
        for (number, post) in thread.posts.enumerated() {
            while let last = branch.last, last.post.depth >= post.depth { branch.removeLast() }
            let parent = branch.last
            let at = (parent?.at ?? moment(thread.ago, before: now))
                .advanced(seconds: post.after.seconds + delay(of: post))
            let entry = Timed(thread: index, number: number, parent: parent?.number, post: post, at: at)
            timed.append(entry)
            branch.append(entry)
        }
        return timed
    }

    /// How much later than said a post is, in seconds, so that not everybody writes on the hour.
    ///
    /// The text's length tells; it is never more than as long again, nor than `longestDelay`.
    private static func delay(of post: DemoPost) -> Int64 {
        let limit = post.depth == 0 ? longestDelay : min(post.after.seconds, longestDelay)
        return Int64(post.source.utf8.count) * 37 % max(limit, 1)
    }

    private static let longestDelay = Span.minutes(45).seconds

    /// A post's place in its thread.
    private struct Spot: Hashable {
        let thread: Int
        let number: Int
    }

    /// Sorts by time; posts of one time keep the order of the tree, so a parent never comes after its reply.
    ///
    /// Where each went is told beside them.
    private static func inOrder(_ timed: [Timed]) -> ([Entry], [Spot: Int]) {
        let sorted = timed.sorted { ($0.at, $0.thread, $0.number) < ($1.at, $1.thread, $1.number) }
        var places: [Spot: Int] = [:]
        let entries = sorted.enumerated().map { place, timed in
            places[Spot(thread: timed.thread, number: timed.number)] = place
            let parent = timed.parent.flatMap { places[Spot(thread: timed.thread, number: $0)] }
            return Entry(
                thread: timed.thread, place: parent.map { .answers($0) } ?? .opens,
                quoted: timed.post.quoted.flatMap { places[Spot(thread: timed.thread, number: $0)] }, post: timed.post,
                at: timed.at)
        }
        return (entries, places)
    }
}
