import Storage

/// A notice that is about to be stored.
struct NewNotice: Sendable {
    /// Notices that one statement stores, so that many are few statements, and the texts of those few.
    static let atOnce = 8

    let member: Member.ID
    let onWeb: Bool
    /// When a mail about it is due, be it the next digest; nil where none is wanted.
    private let mailAt: Moment?
    private let isDigested: Bool
    private let rule: NoticeRule

    /// - Parameter delay: seconds until a mail is due that does not wait for a digest.
    init(_ candidate: NoticeCandidate, _ rule: NoticeRule, delay: Int64) {
        member = candidate.member
        onWeb = candidate.wish.onWeb
        isDigested = candidate.wish.byMail == .digest
        mailAt =
            switch candidate.wish.byMail {
            case .soon: rule.at.advanced(seconds: delay)
            case .digest: rule.at
            case .never: nil
            }
        self.rule = rule
    }

    fileprivate var row: SQLText {
        """
        (\(member), \(rule.kind), \(rule.post), \(rule.by), \(rule.at), \(onWeb), \(mailAt), \(isDigested))
        """
    }
}

extension SQLText {
    /// Stores at least one notice, and at most `NewNotice.atOnce`, in their order.
    static func store(_ notices: ArraySlice<NewNotice>) -> SQLText {
        var rows: SQLText = ""
        for notice in notices {
            let comma: SQLText = rows.text.isEmpty ? "" : ", "
            rows = "\(rows)\(comma)\(notice.row)"
        }
        return """
            INSERT INTO notice (member, kind, post, by_member, made_at, on_web, mail_at, is_digested)
            VALUES \(rows)
            """
    }
}
