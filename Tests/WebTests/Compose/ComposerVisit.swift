import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport

@testable import Web

extension Browser {
    /// Sends what stands in a composer: its own tokens, and these fields.
    func compose(_ path: String, from page: TestResponse, _ fields: [String: String]) async throws -> TestResponse {
        var body = "t=\(page.hidden("t"))&c=\(page.hidden("c"))"
        if let base = page.text.firstMatch(of: #/name="base" value="([^"]+)"/#) { body += "&base=\(base.1)" }
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) { body += "&\(name)=\(Link.segment(value))" }
        return try await send(path, body)
    }
}

extension TestResponse {
    /// The value of a hidden field; of several, the last one's: the frame's own form stands first.
    func hidden(_ name: String) -> String {
        let fields = text.matches(of: #/<input type="hidden" name="([^"]+)" value="([^"]*)">/#)
        return fields.last { $0.1 == name }.map { String($0.2) } ?? ""
    }

    /// What stands in the field for the text.
    var typed: String? {
        text.firstMatch(of: #/<textarea[^>]*>\n([\s\S]*?)<\/textarea>/#).map { String($0.1) }
    }
}

extension TestSite {
    /// A browser of a member who has written for long.
    func writer(_ name: String, _ client: any TestClientProtocol) async throws -> Browser {
        try await town.settleIn()
        return try await signIn(as: name, client)
    }
}
