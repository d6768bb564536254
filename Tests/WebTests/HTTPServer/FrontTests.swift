import Features
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// The same community behind two doors, one that answers in front and one that does not: nobody can tell them apart.
struct FrontTests {
    private struct Doors: Sendable {
        let town: TestCommunity
        let front: TestSite
        let frontPort: Int
        let routerPort: Int

        /// What a connection that sends `pieces` gets from each door.
        func answers(_ pieces: [String]) async throws -> (front: String, router: String) {
            async let front = Self.answer(frontPort, pieces)
            async let router = Self.answer(routerPort, pieces)
            return (try await front, try await router)
        }

        private static func answer(_ port: Int, _ pieces: [String]) async throws -> String {
            try await apart {
                let connection = try RawConnection(port: port)
                var bytes: [UInt8] = []
                for piece in pieces {
                    guard connection.send(piece) else { break }
                    // Time for the other side to take each piece on its own.
                    if pieces.count > 1 { bytes += connection.receive(within: .milliseconds(1)).bytes }
                }
                connection.finish()
                let received = connection.receive(within: .seconds(10))
                #expect(received.isClosed)
                return (bytes + received.bytes).same
            }
        }

        var frontAnswers: Int {
            front.app.metrics.text.split(separator: "\n")
                .first { $0.hasPrefix("bandstand_front_answers_total ") }
                .flatMap { Int($0.split(separator: " ")[1]) } ?? -1
        }
    }

    private static func withDoors(_ body: @escaping @Sendable (Doors) async throws -> Void) async throws {
        let town = try await makeCommunity()
        let post = try await town.start("A thread of two pages")
        for _ in 2...21 { try await town.reply(to: post) }
        try await town.start("A thread to be read", in: town.guitars)
        var options = WebOptions()
        let front = try TestSite(town, options: options)
        options.answersInFront = false
        let router = try TestSite(town, options: options)
        try await front.app.application(host: "127.0.0.1", port: 0, limits: .unhurried).test(.live) { one in
            try await router.app.application(host: "127.0.0.1", port: 0, limits: .unhurried).test(.live) { other in
                try await body(
                    Doors(
                        town: town, front: front, frontPort: try #require(one.port),
                        routerPort: try #require(other.port)))
            }
        }
    }

    private static func get(_ target: String, _ fields: String..., version: String = "1.1") -> String {
        (["GET \(target) HTTP/\(version)", "Host: localhost"] + fields + ["", ""]).joined(separator: "\r\n")
    }

    /// Pages of every kind that guests share.
    private static let shared = [
        "/", "/latest", "/b/general", "/d/1-a-thread-of-two-pages", "/d/1-a-thread-of-two-pages?page=2",
        "/d/1-a-thread-of-two-pages?view=tree", "/p/2/source", "/p/2/source?plain=1", "/m/ada", "/help",
        "/feeds/site.atom", "/feeds/board/general.atom", "/feeds/discussion/1.atom", "/feeds/member/ada.atom",
        "/robots.txt", "/sitemap.xml", "/sitemap-boards.xml", "/sitemap-1.xml",
    ]
    /// What is never kept.
    private static let others = [
        "/nowhere", "/p/2", "/healthz", "/b/general/", "/search?q=thread", "/feeds/search.atom?q=thread",
    ]

    @Test func `every page is the same through both doors, however it is asked for`() async throws {
        try await Self.withDoors { doors in
            for target in Self.shared + Self.others {
                // The first time it is made, from the second on it is kept.
                let first = try await doors.answers([Self.get(target)])
                #expect(first.front == first.router, "\(target)")
                let before = doors.frontAnswers
                let again = try await doors.answers([Self.get(target)])
                #expect(again.front == first.front, "\(target)")
                #expect(again.router == first.front, "\(target)")
                #expect(doors.frontAnswers - before == (Self.shared.contains(target) ? 1 : 0), "\(target)")
                let tag = first.front.firstMatch(of: #/ETag: (\S+)/#).map { String($0.1) } ?? "\"none\""
                for fields in [
                    "Accept-Encoding: gzip", "Accept-Encoding: gzip;q=0, br", "If-None-Match: \(tag)",
                    "If-None-Match: W/\(tag), \"x\"", "If-None-Match: \(tag.dropLast())-gzip\"", "If-None-Match: *",
                    "If-None-Match: \"x\"", "Range: bytes=0-9", "Cookie: a=b", "Authorization: Bearer x",
                    "Connection: close", "Connection: keep-alive", "Proxy-Connection: close",
                    "Accept-Encoding: gzip\r\nAuthorization: x", "Content-Length: 0", "Content-Length: x", "Host: b",
                    "Cookie: a=b\r\nAccept-Encoding: gzip", "Bad Name: x", "X: \u{1}", " folded",
                    "Expect: 100-continue",
                ] {
                    let both = try await doors.answers([Self.get(target, fields)])
                    #expect(both.front == both.router, "\(target) \(fields)")
                    #expect(!both.front.isEmpty)
                }
                for request in [
                    "HEAD \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n", "POST \(target) HTTP/1.1\r\nHost: a\r\n\r\n",
                    Self.get(target, version: "1.0"), Self.get("http://localhost\(target)"),
                    "GET \(target) HTTP/1.1\r\n\r\n", "GET  \(target) HTTP/1.1\r\nHost: a\r\n\r\n",
                    "\r\n\(Self.get(target))", "GET \(target) HTTP/1.1\nHost: a\n\n", "GET \(target)\r\n\r\n",
                ] {
                    let both = try await doors.answers([request])
                    #expect(both.front == both.router, "\(request.debugDescription)")
                }
            }
        }
    }

    @Test func `pipelined requests are answered in their order, whoever answers them`() async throws {
        try await Self.withDoors { doors in
            for target in Self.shared { _ = try await doors.answers([Self.get(target)]) }
            let mixed: [[String]] = [
                Self.shared.map { Self.get($0) },
                (Self.shared + Self.others).flatMap { [Self.get($0), Self.get("/b/general", "Cookie: a=b")] },
                [Self.get("/"), "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody", Self.get("/latest")],
                [Self.get("/"), "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", Self.get("/"), Self.get("/help")],
                [Self.get("/"), Self.get("/help", "Connection: close"), Self.get("/latest")],
                [Self.get("/"), "nonsense\r\n\r\n", Self.get("/latest")],
                [Self.get("/"), Self.get("/help", version: "1.0"), Self.get("/latest")],
                [
                    Self.get("/"),
                    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", Self.get("/help"),
                ],
                Array(repeating: Self.get("/d/1-a-thread-of-two-pages"), count: 200),
            ]
            for requests in mixed {
                let before = doors.frontAnswers
                let both = try await doors.answers([requests.joined()])
                #expect(both.front == both.router, "\(requests.first ?? "") \(requests.count)")
                #expect(doors.frontAnswers > before)
            }
        }
    }

    @Test func `requests are understood wherever they are split`() async throws {
        try await Self.withDoors { doors in
            let text = Self.get("/help", "If-None-Match: \"x\"") + Self.get("/help", "Cookie: a=b") + Self.get("/help")
            let whole = try await doors.answers([text])
            for size in [1, 2, 7, 13, 29, 31, 53, 64] {
                let bytes = Array(text.utf8)
                let pieces = stride(from: 0, to: bytes.count, by: size).map {
                    String(decoding: bytes[$0..<min($0 + size, bytes.count)], as: UTF8.self)
                }
                let split = try await doors.answers(pieces)
                #expect(split.front == whole.router, "\(size)")
                #expect(split.router == whole.router, "\(size)")
            }
        }
    }

    @Test func `the date of a kept page is the time of sending`() async throws {
        try await Self.withDoors { doors in
            let text = try await apart {
                let connection = try RawConnection(port: doors.frontPort)
                connection.send(Self.get("/help") + Self.get("/help", "Connection: close"))
                return connection.receive(within: .seconds(10)).text
            }
            let dates = text.matches(of: #/Date: (.{25} GMT)/#).map { $0.1 }
            #expect(dates.count == 2)
            let style = Date.FormatStyle(locale: Locale(identifier: "en_GB"), timeZone: .gmt)
                .weekday(.abbreviated).day(.twoDigits).month(.abbreviated).year()
            for date in dates {
                let text = String(date)
                #expect(text.hasSuffix(" GMT") && text.count == 29, "\(text)")
                #expect(text.hasPrefix(style.format(.now).prefix(3)))
            }
            #expect(HTTPDate.text(second: 784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
        }
    }

    @Test func `a kept page is logged and counted as any other`() async throws {
        try await Self.withDoors { doors in
            for _ in 1...3 { _ = try await doors.answers([Self.get("/b/general")]) }
            let lines = doors.front.log.lines.filter { $0.contains("route=/b/{board}") }
            #expect(lines.count == 3)
            let shape = #/request bytes=\d+ method=GET request=[0-9a-f]{16} route=\S+ status=200 us=\d+/#
            for line in lines { #expect(line.wholeMatch(of: shape) != nil, "\(line)") }
            let counted = "bandstand_requests_total{route=\"/b/{board}\",status=\"200\"} 3"
            #expect(doors.front.app.metrics.text.contains(counted))
        }
    }

    @Test func `after a change the front shows the page as it is now`() async throws {
        try await Self.withDoors { doors in
            let connection = try RawConnection(port: doors.frontPort)
            for number in 1...20 {
                _ = try await apart { connection.page() }
                try await doors.town.start("Change number \(number) of the board")
                let after = try await apart { connection.page() }
                #expect(after.contains("Change number \(number) of the board"))
            }
        }
    }
}

/// Runs what blocks on a thread of its own: the servers of these tests need those that are shared.
func apart<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedContinuation { continuation in
        Thread { continuation.resume(returning: Swift.Result { try body() }) }.start()
    }.get()
}

extension RawConnection {
    /// The board's page, asked for on this connection.
    fileprivate func page() -> String {
        send("GET /b/general HTTP/1.1\r\nHost: localhost\r\n\r\n")
        return receive(within: .seconds(10)) { $0.contains("</html>") }.text
    }
}

extension [UInt8] {
    /// The bytes as text, without what differs between two answers to the same request: dates, and names of requests.
    fileprivate var same: String {
        String(decoding: self, as: UTF8.self)
            .replacing(#/Date: [A-Z][a-z]{2}, [^\r]{20,24}GMT/#, with: "Date: now")
            .replacing(#/\b[0-9a-f]{16}\b/#, with: "id")
    }
}
