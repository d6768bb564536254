import Storage

/// A text that quotes a post whose words are gone.
struct QuotingText: Sendable {
    enum Kind: Sendable {
        case body, version, heldEdit, draft
    }

    let kind: Kind
    let source: String
    /// How far one has come with it.
    let place: QuoteWipe.Place
}

extension Query where Row == QuotingText {
    /// The next former version of the post that was looked at last.
    static func version(behind place: QuoteWipe.Place) -> Self {
        Query(
            """
            SELECT number, source FROM revision
            WHERE post = \(place.post) AND number > \(place.version) AND kind = 'markdown' ORDER BY number LIMIT 1
            """
        ) { row in
            let version: Int = try row.next()
            return QuotingText(
                kind: .version, source: try row.next(),
                place: .init(post: place.post, version: version, draft: place.draft))
        }
    }

    /// The edit that waits of the post that was looked at last.
    static func heldEdit(behind place: QuoteWipe.Place) -> Self {
        Query("SELECT source FROM held_edit WHERE post = \(place.post)") { row in
            QuotingText(
                kind: .heldEdit, source: try row.next(),
                place: .init(post: place.post, version: QuoteWipe.Place.behindVersions, draft: place.draft))
        }
    }

    /// The next post that quotes one.
    static func body(quoting original: Post.ID, behind place: QuoteWipe.Place) -> Self {
        Query(
            """
            SELECT q.post, y.source FROM quote q JOIN body y ON y.post = q.post
            WHERE q.original = \(original) AND q.post > \(place.post) ORDER BY q.post LIMIT 1
            """
        ) { row in
            let post: Post.ID = try row.next()
            return QuotingText(
                kind: .body, source: try row.next(), place: .init(post: post, version: 0, draft: place.draft))
        }
    }

    /// The next draft that quotes one.
    static func draft(quoting original: Post.ID, behind place: QuoteWipe.Place) -> Self {
        Query(
            """
            SELECT r.id, r.source FROM draft_quote q JOIN draft r ON r.id = q.draft
            WHERE q.original = \(original) AND q.draft > \(place.draft) ORDER BY q.draft LIMIT 1
            """
        ) { row in
            let draft: Int64 = try row.next()
            return QuotingText(
                kind: .draft, source: try row.next(),
                place: .init(post: place.post, version: place.version, draft: draft))
        }
    }
}

/// A post whose words are not yet taken out of all that quotes it.
struct UnfinishedWipe: Sendable {
    let original: Post.ID
    let place: QuoteWipe.Place
}

extension Query where Row == UnfinishedWipe {
    static var unfinishedWipe: Self {
        Query("SELECT original, post, version, draft FROM quote_wipe ORDER BY original LIMIT 1") { row in
            UnfinishedWipe(
                original: try row.next(),
                place: .init(post: try row.next(), version: try row.next(), draft: try row.next()))
        }
    }
}

extension Query where Row == Post.ID {
    /// Posts that a post quotes and whose words are not yet taken out of all that does.
    static func unfinishedWipes(quotedBy post: Post.ID) -> Self {
        Query(
            """
            SELECT q.original FROM quote q JOIN quote_wipe w ON w.original = q.original
            WHERE q.post = \(post) ORDER BY q.original
            """)
    }

    /// The same of what a member has typed for a target and not sent yet.
    static func unfinishedWipes(quotedBy target: ComposerTarget, of member: Member.ID) -> Self {
        Query(
            """
            SELECT q.original
            FROM draft r JOIN draft_quote q ON q.draft = r.id JOIN quote_wipe w ON w.original = q.original
            WHERE r.member = \(member) AND r.target = \(target.key) ORDER BY q.original
            """)
    }
}

extension Query where Row == Int {
    /// A row when a post or a draft quotes one.
    static func anyQuote(of original: Post.ID) -> Self {
        Query(
            """
            SELECT 1 FROM quote WHERE original = \(original)
            UNION ALL SELECT 1 FROM draft_quote WHERE original = \(original) LIMIT 1
            """)
    }
}

extension SQLText {
    static func goOn(with original: Post.ID, from place: QuoteWipe.Place) -> SQLText {
        """
        INSERT INTO quote_wipe (original, post, version, draft)
        VALUES (\(original), \(place.post), \(place.version), \(place.draft))
        ON CONFLICT (original) DO UPDATE SET post = excluded.post, version = excluded.version, draft = excluded.draft
        """
    }

    static func finish(_ original: Post.ID) -> SQLText {
        "DELETE FROM quote_wipe WHERE original = \(original)"
    }

    /// Puts another source in place of a text; a post is to be drawn again from it.
    static func rewrite(_ text: QuotingText, as source: String) -> SQLText {
        switch text.kind {
        case .body:
            """
            UPDATE body SET source = \(source), renderer = CASE WHEN renderer = \(QuoteKeeper.Waiting.hidden)
                THEN renderer ELSE \(QuoteKeeper.Waiting.shown) END
            WHERE post = \(text.place.post)
            """
        case .version:
            """
            UPDATE revision SET source = \(source)
            WHERE post = \(text.place.post) AND number = \(text.place.version)
            """
        case .heldEdit: "UPDATE held_edit SET source = \(source) WHERE post = \(text.place.post)"
        case .draft: "UPDATE draft SET source = \(source) WHERE id = \(text.place.draft)"
        }
    }
}
