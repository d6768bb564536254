import Storage

extension Schema {
    /// What was chosen until a time, by that time: it goes once it is over.
    static let choiceEnds = Migration(
        "015-choice-ends",
        sql: """
            CREATE INDEX board_choice_until ON board_choice (until) WHERE until IS NOT NULL;
            CREATE INDEX discussion_choice_until ON discussion_choice (until) WHERE until IS NOT NULL;
            """)
}
