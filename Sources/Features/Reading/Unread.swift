import Storage

/// What one reader has not seen: conditions on discussions `d` and posts `p`, as parts of statements.
///
/// New is what stands behind the last post that the reader saw of its discussion, and was written after all that they
/// take as read: before they joined, a year ago, or what they marked so. Nobody's own posts are new to them, nor
/// those of people whom they ignore, nor what they muted.
struct Unread: Sendable, Equatable {
    /// Seconds after which everything is as good as read.
    static let memory: Int64 = 365 * Moment.day
    /// Posts that are counted before a count says "more".
    static let counted = UnreadMark.most + 1

    let reader: Member.ID
    let audiences: [Audience]
    /// When it is asked: what was muted until before then is muted no more.
    let now: Moment
    /// All that was written until then is read.
    let floor: Moment
    /// On these boards until then, which is later.
    let boardFloors: [Board.ID: Moment]

    init(
        reader: Member.ID, audiences: [Audience], now: Moment, floor: Moment, boardFloors: [Board.ID: Moment] = [:]
    ) {
        self.reader = reader
        self.audiences = audiences
        self.now = now
        self.floor = floor
        self.boardFloors = boardFloors.filter { $0.value > floor }
    }

    /// Until when all is read on a board.
    func floor(of board: Board.ID) -> Moment {
        boardFloors[board] ?? floor
    }

    /// Post `p` of discussion `d` is new.
    var post: SQLText {
        """
        p.discussion = d.id AND p.position > \(start) AND p.posted_at > \(floorOfBoard)
            AND p.state = 'visible' AND p.audience IN (\(list: audiences))
            AND (\(Self.writer) IS NULL
                OR (\(Self.writer) <> \(reader) AND NOT \(SQLText.ignores(reader, Self.writer))))
        """
    }

    /// Whose post `p` is, of those here: archived ones are whoever's who claimed them.
    private static let writer: SQLText =
        "COALESCE(p.member, (SELECT n.claimed_by FROM author n WHERE n.id = p.author))"

    /// There is something new in discussion `d`, which its reader has not muted and may read.
    var discussion: SQLText {
        """
        d.last_at > \(floorOfBoard) AND \(isHeeded) AND NOT EXISTS (
                SELECT 1 FROM read_mark r WHERE r.member = \(reader) AND r.discussion = d.id AND r.seen = d.last_post)
            AND EXISTS (SELECT 1 FROM post p WHERE \(post))
        """
    }

    /// The reader may read discussion `d` and has not muted it.
    var isHeeded: SQLText {
        "\(SQLText.isOpen(to: audiences)) AND \(SQLText.isHeeded(by: reader, at: now))"
    }

    /// The position behind which new posts stand.
    ///
    /// Of a discussion that the reader never opened, and that is older than what they take as read, only the end is
    /// looked at: what is new there is at its end, and nobody counts further.
    private var start: SQLText {
        """
        COALESCE(
            (SELECT s.position FROM read_mark r JOIN post s ON s.id = r.seen AND s.discussion = r.discussion
             WHERE r.member = \(reader) AND r.discussion = d.id),
            CASE WHEN d.started_at > \(floorOfBoard) THEN 0 ELSE d.post_count - \(Self.counted) END)
        """
    }

    private var floorOfBoard: SQLText {
        if boardFloors.isEmpty { return "\(floor)" }
        var text: SQLText = "CASE d.board"
        for (board, floor) in boardFloors.sorted(by: { $0.key < $1.key }) {
            text = "\(text) WHEN \(board) THEN \(floor)"
        }
        return "\(text) ELSE \(floor) END"
    }
}

extension SQLText {
    /// The reader has not muted discussion `d`, nor, without a choice of its own, its board; a guest mutes nothing.
    static func isHeeded(by reader: Member.ID?, at now: Moment) -> SQLText {
        guard let reader else { return "1 = 1" }
        return """
            COALESCE(
                (SELECT c.choice FROM discussion_choice c
                 WHERE c.member = \(reader) AND c.discussion = d.id AND \(holds("c", at: now))),
                (SELECT c.choice FROM board_choice c
                 WHERE c.member = \(reader) AND c.board = d.board AND \(holds("c", at: now))),
                'normal') <> 'mute'
            """
    }

    /// The reader has not muted a discussion itself: on the page of a board that is all that is left out.
    static func isHeededItself(by reader: Member.ID?, at now: Moment, _ discussion: SQLText = "d") -> SQLText {
        guard let reader else { return "1 = 1" }
        return """
            NOT EXISTS (
                SELECT 1 FROM discussion_choice c
                WHERE c.member = \(reader) AND c.discussion = \(discussion).id AND c.choice = 'mute'
                    AND \(holds("c", at: now)))
            """
    }

    /// The reader ignores the member in that column; those who moderate are heard by everybody.
    static func ignores(_ reader: Member.ID, _ other: SQLText) -> SQLText {
        """
        EXISTS (
            SELECT 1 FROM ignored i JOIN member x ON x.id = i.other
            WHERE i.member = \(reader) AND i.other = \(other) AND x.role = 'member')
        """
    }
}

extension Transaction {
    /// What a reader has not seen at `now`.
    func unread(of reader: Member.ID, _ audiences: [Audience], at now: Moment) throws -> Unread {
        var floor = now.advanced(seconds: -Unread.memory)
        var boards: [Board.ID: Moment] = [:]
        for (board, moment) in try all(.floors(of: reader)) {
            if board == .all { floor = max(floor, moment) } else { boards[board] = moment }
        }
        return Unread(reader: reader, audiences: audiences, now: now, floor: floor, boardFloors: boards)
    }
}

extension Board.ID {
    /// No board's: in the row of a floor that is of all of them.
    static let all = Board.ID(rawValue: 0)
}

extension Query where Row == (Board.ID, Moment) {
    /// What a reader takes as read, when they joined among it.
    fileprivate static func floors(of reader: Member.ID) -> Self {
        Query(
            """
            SELECT board, at FROM read_floor WHERE member = \(reader)
            UNION ALL
            SELECT \(Board.ID.all), joined_at FROM member WHERE id = \(reader)
            """
        ) { (try $0.next(), try $0.next()) }
    }
}
