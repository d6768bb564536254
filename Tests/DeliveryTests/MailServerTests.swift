import TestSupport
import Testing

/// The mail server that mail is tested with.
@Suite struct MailServerTests {
    @Test func `one that can't start says why, at once`() async throws {
        do {
            let server = try await MailServer(["--no-such-flag"])
            server.end()
            Issue.record("it started")
        } catch let error as MailServer.DidNotStart {
            #expect(error.description.contains("ended"))
            #expect(error.description.contains("--no-such-flag"))
        }
    }
}
