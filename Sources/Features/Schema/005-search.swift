import Storage

extension Schema {
    /// What can be searched: for each post what the engine's index holds of it, and the text that snippets are cut from.
    ///
    /// `state`: `unread` its text is not known yet (the post is older than the index), `waiting` to be indexed before
    /// the transaction ends, `indexed`, `stale` indexed under words that are no longer right, `hidden` no visible post.
    static let search = Migration(
        "005-search",
        sql: """
            CREATE TABLE search_entry (
                post {int64} PRIMARY KEY REFERENCES post,
                state TEXT NOT NULL CHECK (state = 'unread' OR state = 'waiting' OR state = 'indexed' OR state = 'stale'
                    OR state = 'hidden'),
                opens {bool} NOT NULL,
                board {int64} NOT NULL,
                title TEXT NOT NULL,
                author TEXT NOT NULL,
                text TEXT NOT NULL
            ) {strict};
            CREATE INDEX search_entry_open ON search_entry (state) WHERE state <> 'indexed';

            INSERT INTO search_entry (post, state, opens, board, title, author, text)
            SELECT id, 'unread', 0, 0, '', '', '' FROM post;

            {search}
            """)
}
