import Storage

/// What one reader sees of posts `p` with their bodies `y`, as parts of statements.
///
/// A post is read by the audience that it is for. One that is held, or that was held until it was rejected, is there
/// for its author and for those who decide about it alone; one that its author took back at once leaves nothing, unless
/// somebody has answered it.
struct Sight: Sendable {
    let audiences: [Audience]
    /// Who reads; `Member.ID.nobody` for a guest.
    let reader: Member.ID
    /// They may decide about posts that are held here.
    let seesHeld: Bool

    /// What everybody may see who reads these.
    init(_ audiences: [Audience]) {
        self.init(audiences, reader: .nobody, seesHeld: false)
    }

    init(_ audiences: [Audience], reader: Member.ID, seesHeld: Bool) {
        self.audiences = audiences
        self.reader = reader
        self.seesHeld = seesHeld
    }

    /// The reader may read the post's words.
    var body: SQLText { isReadable("p") }

    /// The post has a place on the reader's page, if only with a line that says why it can't be read.
    var place: SQLText {
        """
        (\(isKnown("p")) AND (\(Self.leavesSomething("p")) OR EXISTS (
            SELECT 1 FROM post r WHERE r.parent = p.id AND \(isKnown("r")) AND \(Self.leavesSomething("r")))))
        """
    }

    /// The reader may know that the post is there, or was.
    var knowledge: SQLText { isKnown("p") }

    /// How many replies to the post the reader may read.
    var replies: SQLText {
        "(SELECT COUNT(*) FROM post r WHERE r.parent = p.id AND \(isReadable("r")))"
    }

    /// The title that came with the post's words, which nobody reads before those: for those who decide about them.
    var waitingTitle: SQLText {
        seesHeld ? "CASE WHEN p.state <> 'visible' AND p.member IS NOT NULL THEN p.subject END" : "NULL"
    }

    private func isReadable(_ post: SQLText) -> SQLText {
        """
        (\(post).audience IN (\(list: audiences))
            AND (\(post).state = 'visible' OR (\(post).state = 'held' AND \(isTheirs(post)))))
        """
    }

    private func isKnown(_ post: SQLText) -> SQLText {
        """
        (\(post).state = 'visible' OR (\(post).state = 'removed' AND \(post).state_by <> 'rule') OR \(isTheirs(post)))
        """
    }

    private func isTheirs(_ post: SQLText) -> SQLText {
        seesHeld ? "1 = 1" : "(\(post).member IS NOT NULL AND \(post).member = \(reader))"
    }

    /// Its author has not taken the post back at once.
    private static func leavesSomething(_ post: SQLText) -> SQLText {
        """
        (\(post).wiped_at IS NULL OR \(post).state_by <> 'author' OR \(post).wiped_at <> \(post).state_at)
        """
    }
}

extension SQLText {
    /// Discussion `d` is open to these readers: they may read its first post, whose words its title is.
    static func isOpen(to audiences: [Audience]) -> SQLText {
        if audiences.count == Audience.allCases.count { return "1 = 1" }
        return """
            EXISTS (SELECT 1 FROM post opening WHERE opening.id = d.first_post AND opening.audience IN (\(list: audiences)))
            """
    }
}
