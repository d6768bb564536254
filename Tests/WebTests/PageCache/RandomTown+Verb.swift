extension RandomTown {
    /// What comes to people's minds.
    enum Verb: String, CaseIterable, Sendable {
        case post, reply, quote, edit, delete, remove, restore, lock, unlock, pin, unpin, follow, mute, muteAwhile, read
        case readBoard, readAll, ignore, unignore, thank, answer, wait
        /// Words that a rule keeps back, as a thread, an answer, or in place of others.
        case holdThread, holdReply, holdEdit
        /// An edit that waits is taken back.
        case takeBackEdit
        case release, reject, report, dismiss
        /// A moderator calls a thread something else.
        case retitle
        /// What was removed thirty days ago loses its words.
        case wipe
        /// A letter comes in that was published elsewhere.
        case archive

        /// How often it comes, beside the others.
        var weight: Int {
            switch self {
            case .reply, .takeBackEdit: 6
            case .report, .holdEdit, .answer: 4
            case .post, .read, .edit, .delete, .release, .archive: 3
            case .quote, .remove, .restore, .thank, .holdReply, .dismiss, .unignore: 2
            default: 1
            }
        }

        static let weighted = allCases.flatMap { Array(repeating: $0, count: $0.weight) }
    }
}
