import Storage

extension Schema {
    /// Posts whose words are gone for good and stand still in some of what quotes them.
    ///
    /// What quotes `original` is looked through in order, posts with their former versions, then drafts; as far as the
    /// version `version` of the post `post` and the draft `draft` that is done. Number 0 is what a post says now.
    static let quoteWipes = Migration(
        "013-quote-wipes",
        sql: """
            CREATE TABLE quote_wipe (
                original {int64} PRIMARY KEY REFERENCES post,
                post {int64} NOT NULL,
                version {int64} NOT NULL,
                draft {int64} NOT NULL
            ) {strict};
            """)
}
