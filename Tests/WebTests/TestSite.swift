import Features
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization
import TestSupport

@testable import Web

/// The checkout's own templates and public files.
enum Checkout {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let templates = root.appending(path: "Templates", directoryHint: .isDirectory)
    static let assets = root.appending(path: "Public", directoryHint: .isDirectory)
}

/// A test community behind the site's pages, without a socket.
struct TestSite: Sendable {
    let town: TestCommunity
    let app: WebApp
    let assets: AssetIndex
    let log: LogBook

    init(_ town: TestCommunity, options: WebOptions = WebOptions()) throws {
        self.town = town
        log = LogBook()
        assets = try AssetIndex(root: Checkout.assets)
        let clock = town.clock
        let pages = try Pages(
            templates: Templates(Checkout.templates), assets: assets, site: town.community.site, now: { clock.now })
        app = WebApp(community: town.community, pages: pages, assets: assets, options: options, logger: log.logger)
    }

    /// Lends a client of a site over a new test community.
    static func with(
        joining: Joining = Joining(),
        _ body: @escaping @Sendable (TestSite, any TestClientProtocol) async throws -> Void
    ) async throws {
        let site = try TestSite(try await makeCommunity(joining: joining))
        try await site.app.application(host: "127.0.0.1", port: 0).test(.router) { try await body(site, $0) }
    }
}

extension ConnectionLimits {
    /// For a client over a real connection: beside two thousand other tests, its turn may come later than a stranger is
    /// waited for.
    static var unhurried: Self {
        var limits = ConnectionLimits()
        (limits.head, limits.body, limits.idle, limits.sending) = (
            .minutes(10), .minutes(10), .minutes(10), .minutes(10)
        )
        return limits
    }
}

extension TestClientProtocol {
    /// Asks for a page.
    func get(_ uri: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await execute(uri: uri, method: .get, headers: headers)
    }
}

extension TestSite {
    /// A browser in which a member is signed in, by a link as the console gives it out.
    func signIn(as name: String, _ client: any TestClientProtocol) async throws -> Browser {
        let browser = Browser(client)
        let path = try await signInLink(for: name)
        let page = try await browser.get(path)
        let answer = try await browser.send(path, from: page)
        guard answer.status == .seeOther, browser[.member] != nil else { throw NotSignedIn() }
        return browser
    }

    /// The path of a link that signs a member in.
    func signInLink(for name: String) async throws -> String {
        "/sign-in/link/\(try await town.community.signIns.issueLink(for: name, by: .console).text)"
    }

    private struct NotSignedIn: Error {}
}

extension TestResponse {
    var text: String { String(buffer: body) }
}

/// What was logged, one line of text each: the message, then `key=value`.
final class LogBook: Sendable {
    private let entries = Mutex<[String]>([])

    var lines: [String] { entries.withLock { $0 } }

    var logger: Logger {
        Logger(label: "tests") { _ in Handler(book: self) }
    }

    fileprivate func add(_ line: String) {
        entries.withLock { $0.append(line) }
    }

    private struct Handler: LogHandler {
        let book: LogBook
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.info

        subscript(metadataKey key: String) -> Logger.MetadataValue? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
            book.add((["\(event.message)"] + fields.map { "\($0)=\($1)" }).joined(separator: " "))
        }
    }
}
