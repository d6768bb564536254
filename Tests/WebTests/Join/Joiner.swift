import Features
import HummingbirdTesting
import TestSupport

@testable import Web

extension Browser {
    /// Answers the age screen, and follows to the page that it leads to.
    func answer(
        month: String = "3", year: String = "1980", country: String = "GB", invitation: String? = nil
    ) async throws -> TestResponse {
        let query = invitation.map { "?invite=\($0)" } ?? ""
        let page = try await get("/join\(query)")
        let hidden = invitation.map { "&invite=\($0)" } ?? ""
        _ = try await send("/join", from: page, "month=\(month)&year=\(year)&country=\(country)\(hidden)")
        return try await get("/join/next")
    }

    /// Sends the form where somebody registers, with the ticket that stands on `page`.
    func register(_ page: TestResponse, _ fields: String) async throws -> TestResponse {
        let ticket = page.text.firstMatch(of: #/name="ticket" value="([^"]+)"/#).map { String($0.1) } ?? ""
        return try await send("/join/next", from: page, "ticket=\(ticket)&\(fields)")
    }
}

/// What somebody sends who wants to join.
let wren = "name=wren&address=wren%40mail.example&password=three+plain+words&understood=yes"

extension TestSite {
    /// Whether a word, or the value of a field, of what was logged is this.
    ///
    /// Lines hold numbers of chance, in which anything may be read.
    func hasLogged(_ value: String) -> Bool {
        log.lines.contains { line in
            line.split { " =/?&".contains($0) }.contains { $0.lowercased() == value.lowercased() }
        }
    }

    /// The path of the link in the one letter that was written.
    func confirmationLink() async throws -> String? {
        for letter in try await town.community.outbox.claim(10) {
            if case .confirmAddress(let token) = letter.letter { return "/confirm/\(token.text)" }
        }
        return nil
    }
}
