import Storage

extension Schema {
    /// Gives back what members claimed of an archive who are not known to be adults: what is printed there under an
    /// old name leads to nobody young.
    ///
    /// Its posts are read into the search index anew: they were found under the member's name as well.
    static let claimsOfMinors = Migration(
        "018-claims-of-minors",
        sql: """
            UPDATE search_entry SET state = 'stale'
            WHERE state = 'indexed' AND post IN (
                SELECT p.id FROM post p
                JOIN author a ON a.id = p.author
                JOIN member m ON m.id = a.claimed_by
                WHERE m.band <> '18+');
            UPDATE author SET claimed_by = NULL, claimed_at = NULL
            WHERE claimed_by IN (SELECT id FROM member WHERE band <> '18+');
            """)
}
