import Storage

/// What a composer sent: a draft, and what came with it.
package struct Submission: Sendable {
    package var draft: Draft
    /// The form that it came in; nil where no form was shown.
    package var form: ComposerUse?
    /// It was ticked that what is posted is public.
    package var isUnderstood: Bool
    /// Whatever is warned of in it is meant to be posted.
    package var isMeant: Bool
    /// What stands in a field that people don't see: anything there was filled in by a program.
    package var honeypot: String
    /// Nobody has looked yet whether a reply is taken there: that comes first, and where none is, nothing else does.
    package var isUnseen = false

    package init(
        _ draft: Draft, form: ComposerUse? = nil, isUnderstood: Bool = false, isMeant: Bool = false,
        honeypot: String = ""
    ) {
        self.draft = draft
        self.form = form
        self.isUnderstood = isUnderstood
        self.isMeant = isMeant
        self.honeypot = honeypot
    }

    /// Where a composer for this is.
    var target: ComposerTarget {
        switch draft.place {
        case .newDiscussion(let board, _): .newDiscussion(in: board)
        case .reply(let parent): .reply(to: parent)
        }
    }
}

/// What became of a submission.
package struct Submitted: Sendable, Equatable {
    package let post: Post.ID
    /// A rule keeps it back until a moderator has looked at it.
    package let isHeld: Bool
    /// The form was sent before: this is what it made then.
    package let isRepeat: Bool
}

/// A post as its author edits it.
package struct EditablePost: Sendable, Equatable {
    package let place: PostPlace
    /// The discussion's title, where this is its first post.
    package let title: String?
    package let source: String
    /// Which of its edits was the last: an edit names the one that it was made from.
    package let base: Int
    /// Until when it can be edited.
    package let until: Moment
    /// These are words that wait for a moderator; the post says something else meanwhile.
    package var isWaiting = false
}

/// How a draft would look, and what rules say of it.
package struct Preview: Sendable, Equatable {
    package let html: String
    package let findings: [PersonalFinding]
    package let matches: [RuleMatch]
    /// What rules of the Gate itself say, a sentence each: why it would be refused, or wait.
    package let notes: [String]
    /// Whoever writes is no adult: what is personal in it would wait.
    package let isYoung: Bool

    /// What its writer would be asked about.
    package var warning: PostWarning { PostWarning(findings: findings, matches: matches, isYoung: isYoung) }
}
