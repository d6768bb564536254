import Storage

/// What a member has typed and not sent yet: one for each target.
package struct SavedDraft: Sendable, Equatable {
    package let target: ComposerTarget
    /// Empty where the target has no title.
    package let title: String
    /// Markdown.
    package var source: String
    /// For an edit: how often the post had been changed when it was opened.
    package let base: Int?
    package let savedAt: Moment

    package init(target: ComposerTarget, title: String, source: String, base: Int?, savedAt: Moment) {
        self.target = target
        self.title = title
        self.source = source
        self.base = base
        self.savedAt = savedAt
    }
}

/// A draft as a row of its member's list.
package struct SavedDraftEntry: Sendable, Equatable {
    /// Where a draft would go.
    package enum Place: Sendable, Equatable {
        case board(BoardLink)
        case discussion(DiscussionLink)
    }

    package let target: ComposerTarget
    /// The title that was typed; empty where there is none.
    package let title: String
    /// The first words of what was typed.
    package let beginning: String
    package let savedAt: Moment
    /// Nil when it can go nowhere any more: what it was for is no longer there, or no longer theirs to read.
    package let place: Place?

    /// Letters of `beginning`.
    static let beginningLetters = 200
}
