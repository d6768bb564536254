import Features

/// What a community should be after what was done in it, worked out by the rules and not by its database.
struct TownModel: Sendable {
    /// A post as readers should find it.
    struct Written: Sendable {
        let id: Post.ID
        let discussion: Discussion.ID
        let author: Member.ID
        let position: Int
        let at: Moment
        /// A word that stands in no other post but those that quote it.
        var word: String
        var quote: Quote?
        var isVisible = true
    }

    struct Quote: Sendable {
        let original: Post.ID
        /// What the original said when it was quoted.
        let word: String
    }

    struct Thread: Sendable {
        let board: Board.ID
        let starter: Member.ID
        /// In order of time.
        var posts: [Post.ID] = []
    }

    private(set) var posts: [Post.ID: Written] = [:]
    private(set) var threads: [Discussion.ID: Thread] = [:]
    /// Everything that was written, in order of time.
    private(set) var order: [Post.ID] = []
    /// Threads in the order in which they began.
    private(set) var discussions: [Discussion.ID] = []
    /// The position of the last post that a member saw.
    private var marks: [Reader: Int] = [:]
    private var muted: Set<Reader> = []
    private var floors: [Member.ID: Moment] = [:]
    private var boardFloors: [Shelf: Moment] = [:]

    private struct Reader: Hashable {
        let member: Member.ID
        let discussion: Discussion.ID
    }

    private struct Shelf: Hashable {
        let member: Member.ID
        let board: Board.ID
    }

    // MARK: What is done

    mutating func start(_ discussion: Discussion.ID, in board: Board.ID, by member: Member.ID) {
        threads[discussion] = Thread(board: board, starter: member)
        discussions.append(discussion)
    }

    mutating func write(
        _ post: Post.ID, in discussion: Discussion.ID, by member: Member.ID, at moment: Moment, word: String,
        quoting quote: Quote? = nil
    ) {
        threads[discussion]?.posts.append(post)
        let position = threads[discussion]?.posts.count ?? 0
        posts[post] = Written(
            id: post, discussion: discussion, author: member, position: position, at: moment, word: word, quote: quote)
        order.append(post)
        // Who writes has read so far, where nothing of others stands before it that they have not seen.
        let reader = Reader(member: member, discussion: discussion)
        let mark = marks[reader] ?? 0
        let isBehindOthers = (threads[discussion]?.posts ?? []).compactMap { posts[$0] }.contains {
            $0.position > mark && $0.position < position && $0.isVisible && $0.author != member
        }
        if !isBehindOthers { marks[reader] = position }
    }

    mutating func edit(_ post: Post.ID, to word: String) {
        posts[post]?.word = word
        posts[post]?.quote = nil
    }

    mutating func show(_ post: Post.ID, _ isVisible: Bool) {
        posts[post]?.isVisible = isVisible
    }

    mutating func saw(_ post: Written, by member: Member.ID) {
        let reader = Reader(member: member, discussion: post.discussion)
        marks[reader] = max(marks[reader] ?? 0, post.position)
    }

    mutating func mute(_ discussion: Discussion.ID, by member: Member.ID, _ isMuted: Bool) {
        let reader = Reader(member: member, discussion: discussion)
        if isMuted { muted.insert(reader) } else { muted.remove(reader) }
    }

    /// `board` is nil for all of them.
    mutating func readAll(in board: Board.ID?, until moment: Moment, by member: Member.ID) {
        guard let board else {
            floors[member] = moment
            return
        }
        boardFloors[Shelf(member: member, board: board)] = moment
    }

    // MARK: What should be

    /// Posts of a discussion that a member has not seen, in order.
    func unread(in discussion: Discussion.ID, for member: Member.ID) -> [Post.ID] {
        let reader = Reader(member: member, discussion: discussion)
        guard let thread = threads[discussion], !muted.contains(reader) else { return [] }
        let floor = max(
            floors[member] ?? Moment(rawValue: 0),
            boardFloors[Shelf(member: member, board: thread.board)] ?? Moment(rawValue: 0))
        let mark = marks[reader] ?? 0
        return thread.posts.filter { id in
            guard let post = posts[id] else { return false }
            return post.isVisible && post.position > mark && post.at > floor && post.author != member
        }
    }

    /// How many posts of each board a member has not seen; boards without any are left out.
    func unreadByBoard(for member: Member.ID) -> [Board.ID: Int] {
        var counts: [Board.ID: Int] = [:]
        for (discussion, thread) in threads {
            let count = unread(in: discussion, for: member).count
            if count > 0 { counts[thread.board, default: 0] += count }
        }
        return counts.mapValues { min($0, UnreadMark.most + 1) }
    }

    /// Posts in which a word can be found.
    func posts(with word: String) -> Set<Post.ID> {
        Set(
            posts.values.filter { post in
                guard post.isVisible else { return false }
                if post.word == word { return true }
                guard let quote = post.quote, quote.word == word else { return false }
                return posts[quote.original]?.isVisible == true
            }.map(\.id))
    }

    /// Threads of a board in which there is something to read.
    func threadCount(of board: Board.ID) -> Int {
        threads.values.count { thread in
            thread.board == board && thread.posts.contains { posts[$0]?.isVisible == true }
        }
    }

    /// Posts of a board that are there to be read.
    func postCount(of board: Board.ID) -> Int {
        posts.values.count { $0.isVisible && threads[$0.discussion]?.board == board }
    }
}
