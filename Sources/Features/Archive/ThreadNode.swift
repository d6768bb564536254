/// A message as threading sees it.
struct ThreadNode: Sendable, Equatable {
    let id: Post.ID
    let messageID: String
    let postedAt: Moment
    let subject: String
    /// What it was written here as a reply to; that never changes.
    let reply: Post.ID?
    /// The ancestors it names, nearest first.
    let ancestors: [String]
    /// Where it stands now.
    let discussion: Discussion.ID
    /// Under what it stands now.
    let parent: Parent?

    var place: MessagePlace { MessagePlace(at: postedAt, messageID: messageID) }
}

/// What decides between messages wherever threading has to choose: time, then the id, never the order of arrival.
struct MessagePlace: Sendable, Hashable, Comparable {
    let at: Moment
    let messageID: String

    static func < (one: MessagePlace, other: MessagePlace) -> Bool {
        (one.at, one.messageID) < (other.at, other.messageID)
    }
}

/// Ids that are not what they seem.
enum MessageReference {
    /// True for an id that a list's software makes: whoever answers a digest names one, and two such answers have
    /// nothing in common.
    ///
    /// It joins messages only once the message it names is here itself.
    static func isWeak(_ id: String) -> Bool {
        id.hasPrefix("mailman.")
    }
}
