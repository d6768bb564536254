import Storage

extension Schema {
    /// Boards in categories.
    ///
    /// A board with a group name is a news group too; `next_article` is never turned back.
    static let boards = Migration(
        "003-boards",
        sql: """
            CREATE TABLE category (
                id {id},
                name TEXT NOT NULL,
                folded_name TEXT NOT NULL UNIQUE,
                position {int64} NOT NULL
            ) {strict};

            CREATE TABLE board (
                id {id},
                category {int64} NOT NULL REFERENCES category,
                position {int64} NOT NULL,
                slug TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                description TEXT NOT NULL,
                group_name TEXT UNIQUE,
                default_view TEXT NOT NULL CHECK (default_view IN ('flat', 'tree')),
                audience TEXT NOT NULL CHECK (audience = 'everyone' OR audience = 'members' OR audience = 'staff'),
                discussion_count {int64} NOT NULL DEFAULT 0,
                post_count {int64} NOT NULL DEFAULT 0,
                next_article {int64} NOT NULL DEFAULT 1,
                created_at {int64} NOT NULL
            ) {strict};
            CREATE INDEX board_category ON board (category, position);
            """)
}
