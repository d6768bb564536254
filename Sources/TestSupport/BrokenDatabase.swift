import Storage

extension TestCommunity {
    /// Makes every question about boards, accounts, sessions and links fail, as a damaged database would.
    package func breakDatabase() async throws {
        try await tamper(
            "ALTER TABLE board RENAME TO broken_board", "ALTER TABLE session RENAME TO broken_session",
            "ALTER TABLE one_time_token RENAME TO broken_token",
            "ALTER TABLE credential RENAME TO broken_credential")
    }
}
