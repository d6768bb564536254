import Storage

/// What one reader sees of posts `p` with their bodies `y`, as parts of statements.
///
/// A post is read by the audience that it is for. One that is held is there for its author and for those who decide
/// about it alone; one that its author took back at once leaves nothing, unless somebody has answered it.
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
    var body: SQLText {
        """
        (p.audience IN (\(list: audiences)) AND (p.state = 'visible' OR (p.state = 'held' AND \(isTheirs))))
        """
    }

    /// The post has a place on the reader's page, if only with a line that says why it can't be read.
    var place: SQLText {
        """
        ((p.state <> 'held' OR \(isTheirs)) AND (p.wiped_at IS NULL OR p.state_by <> 'author'
            OR p.wiped_at <> p.state_at OR EXISTS (SELECT 1 FROM post r WHERE r.parent = p.id)))
        """
    }

    private var isTheirs: SQLText {
        seesHeld ? "1 = 1" : "(p.member IS NOT NULL AND p.member = \(reader))"
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
