import Storage

extension TestCommunity {
    /// Makes every question about boards fail, as a damaged database would.
    package func breakDatabase() async throws {
        try await tamper("ALTER TABLE board RENAME TO bored")
    }
}
