/// Where strands go whose first message is a reply without its parent: by subject.
///
/// To the last thread of that subject that had begun, else to the next to begin; where none began without "Re:", to
/// the first of those replies. Never farther than thirty days: later, it is another conversation.
struct SubjectPlacement {
    /// A strand, or a thread that is not looked into, as placing needs it.
    struct Candidate: Sendable {
        /// What the result is named by.
        let index: Int
        let isReply: Bool
        let place: MessagePlace
    }

    /// How far apart in time a subject alone joins messages, in seconds.
    static let reach = 30 * Moment.day

    /// For candidates of one subject: by the index of each reply that joins another, the index of what it joins.
    static func homes(_ candidates: [Candidate]) -> [Int: Int] {
        let inOrder = candidates.sorted { $0.place < $1.place }
        let next = nextOriginals(inOrder)
        var homes: [Int: Int] = [:]
        var last: Candidate?
        var anchor: Candidate?
        for (position, candidate) in inOrder.enumerated() {
            guard candidate.isReply else {
                last = candidate
                continue
            }
            if let last, isInReach(last.place, candidate.place) {
                homes[candidate.index] = last.index
            } else if let next = next[position], isInReach(candidate.place, next.place) {
                homes[candidate.index] = next.index
            } else if let anchor, isInReach(anchor.place, candidate.place) {
                homes[candidate.index] = anchor.index
            } else {
                anchor = candidate
            }
        }
        return homes
    }

    /// True when a subject alone may join two messages.
    static func isInReach(_ one: MessagePlace, _ other: MessagePlace) -> Bool {
        max(one, other).at <= min(one, other).at.advanced(seconds: reach)
    }

    /// For each position the first thread after it that opens without "Re:".
    private static func nextOriginals(_ inOrder: [Candidate]) -> [Candidate?] {
        var next: Candidate?
        var found = [Candidate?](repeating: nil, count: inOrder.count)
        for position in inOrder.indices.reversed() {
            found[position] = next
            if !inOrder[position].isReply { next = inOrder[position] }
        }
        return found
    }
}
