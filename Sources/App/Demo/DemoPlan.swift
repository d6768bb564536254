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
        let post: DemoPost
        let at: Moment
    }

    let boards: [DemoBoard]
    let members: [DemoMember]
    let threads: [DemoThread]
    /// Oldest first.
    let posts: [Entry]
    let now: Moment

    /// The demo as it looks at `now`; other threads can be planned in place of the demo's own.
    init(now: Moment, threads: [DemoThread] = DemoThread.all) {
        boards = DemoBoard.all
        members = DemoMember.all
        self.threads = threads
        self.now = now
        posts = Self.inOrder(threads.enumerated().flatMap { Self.timed($1, index: $0, now: now) })
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

    /// Sorts by time; posts of one time keep the order of the tree, so a parent never comes after its reply.
    private static func inOrder(_ timed: [Timed]) -> [Entry] {
        let sorted = timed.sorted { ($0.at, $0.thread, $0.number) < ($1.at, $1.thread, $1.number) }
        var places: [[Int]: Int] = [:]
        return sorted.enumerated().map { place, timed in
            places[[timed.thread, timed.number]] = place
            let parent = timed.parent.flatMap { places[[timed.thread, $0]] }
            return Entry(
                thread: timed.thread, place: parent.map { .answers($0) } ?? .opens, post: timed.post, at: timed.at)
        }
    }
}
