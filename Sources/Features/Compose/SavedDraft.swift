import Storage

/// What a member has typed and not sent yet: one for each target.
package struct SavedDraft: Sendable, Equatable {
    /// Seconds for which it is kept once nothing more is typed.
    package static let kept = 30 * Moment.day

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

/// Where a draft was typed, and when.
package struct DraftOrigin: Sendable {
    /// The form in which it was typed; nil where none was shown.
    package var form: ComposerNonce?
    /// The form in which it stands from now on, where that is another one.
    package var page: ComposerNonce?
    /// When it was typed, where it comes late.
    package var typedAt: Moment?
    /// Its member has asked for it to be kept: whatever the form has made before.
    package var isAsked: Bool

    package init(
        form: ComposerNonce? = nil, page: ComposerNonce? = nil, typedAt: Moment? = nil, isAsked: Bool = false
    ) {
        self.form = form
        self.page = page
        self.typedAt = typedAt
        self.isAsked = isAsked
    }
}

/// A draft that others are to take the place of, and what is known of the forms in which it was typed.
struct KeptDraft: Sendable {
    let draft: SavedDraft
    /// Nil where no form is known.
    let formHash: [UInt8]?

    /// It was typed in this form, or in one that it took the place of.
    func isTyped(in form: ComposerNonce?) -> Bool {
        guard let form else { return false }
        return formHash == form.sharedHash
    }

    /// The same, or it was shown in this form; nobody asks where no form is known.
    func isKnown(in form: ComposerNonce?) -> Bool {
        guard let form, formHash != nil else { return true }
        return isTyped(in: form) || draft.savedAt == form.shownDraft
    }

    func says(_ typed: SavedDraft) -> Bool { typed.source == draft.source && typed.title == draft.title }
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
