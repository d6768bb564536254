import Features
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct ErrorPageTests {
    @Test(arguments: [400, 403, 404, 405, 410, 413, 414, 429, 431, 500, 503])
    func `each error has words of its own, leads on, and names its request`(code: Int) async throws {
        let town = try await makeCommunity()
        let assets = try AssetIndex(root: Checkout.assets)
        let pages = try Pages(
            templates: Templates(Checkout.templates), assets: assets, site: town.community.site, now: { town.clock.now }
        )
        let status = HTTPResponse.Status(code: code)
        let response = pages.error(status, requestID: "abc<1", for: .guest)
        #expect(response.status == status)
        let text = try await response.text
        #expect(text.contains("<h1>\(ErrorWords.title(status))</h1>"))
        #expect(ErrorWords.title(status) != ErrorWords.title(.init(code: 418)))
        #expect(text.contains("<a href=\"/\">all boards</a>"))
        #expect(text.contains("Error \(code), request <code>abc&lt;1</code>"))
        #expect(text.contains("noindex"))
        #expect(text.contains("action=\"/search\""))
    }
}

extension Response {
    /// The body as text.
    fileprivate var text: String {
        get async throws {
            let collector = Collector()
            try await body.write(collector)
            return String(buffer: collector.buffer)
        }
    }
}

private final class Collector: ResponseBodyWriter {
    private(set) var buffer = ByteBuffer()

    func write(_ part: ByteBuffer) {
        buffer.writeImmutableBuffer(part)
    }

    func finish(_ trailingHeaders: HTTPFields?) {}
}
