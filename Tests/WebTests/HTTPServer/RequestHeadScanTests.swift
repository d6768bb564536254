import NIOCore
import Testing

@testable import Web

struct RequestHeadScanTests {
    private func scanned(_ head: String) -> RequestHeadScan? {
        ByteBuffer(string: head).withUnsafeReadableBytes { RequestHeadScan($0) }
    }

    private func request(_ line: String = "GET /b/general HTTP/1.1", _ fields: String...) -> String {
        ([line, "Host: localhost"] + fields + ["", ""]).joined(separator: "\r\n")
    }

    @Test(arguments: [
        [], ["Connection: keep-alive"], ["CONNECTION: Keep-Alive"], ["If-None-Match: \"x\"", "Accept-Encoding: gzip"],
        ["User-Agent: a \u{E9}"], ["X-Empty:"], ["Accept: */*", "Referer: http://localhost/?a=b"],
    ])
    func `a request that any guest might send is plain`(fields: [String]) throws {
        let head = (["GET /b/general HTTP/1.1", "Host: localhost"] + fields + ["", ""]).joined(separator: "\r\n")
        let scan = try #require(scanned(head))
        #expect(scan.isPlain)
        #expect(scan.body == .none)
        #expect(scan.target == 4..<14)
    }

    @Test(arguments: [
        "Cookie: a=b", "cookie: a=b", "Authorization: Bearer x", "Range: bytes=0-1", "Expect: 100-continue",
        "Content-Length: 0", "Connection: close", "Connection: keep-alive, upgrade", "Host: again", "If-Match: *",
        "Content-Length: 5", "Transfer-Encoding: chunked", "Upgrade: h2c", "If-None-Match: \"\u{E9}\"",
    ])
    func `a request that asks for more is not plain`(field: String) throws {
        #expect(try #require(scanned(request("GET / HTTP/1.1", field))).isPlain == false)
    }

    @Test(arguments: [
        "HEAD / HTTP/1.1", "POST / HTTP/1.1", "GET / HTTP/1.0", "GET http://localhost/ HTTP/1.1", "get / HTTP/1.1",
        "GET * HTTP/1.1", "GET /a b HTTP/1.1",
    ])
    func `another kind of request is not plain`(line: String) throws {
        #expect(try #require(scanned(request(line))).isPlain == false)
    }

    @Test func `a request without its host is not plain`() throws {
        #expect(try #require(scanned("GET / HTTP/1.1\r\n\r\n")).isPlain == false)
        #expect(try #require(scanned("GET / HTTP/1.1\r\nHost:\r\n\r\n")).isPlain == false)
        #expect(try #require(scanned("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n")).isPlain == false)
    }

    @Test(arguments: [
        "", "\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\n: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\u{0}\r\n\r\n", "GET / HTTP/1.1\r\nHost\r\n\r\n",
        "CONNECT / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n", "GET /\u{1} HTTP/1.1\r\nHost: a\r\n\r\n",
    ])
    func `what is no head of HTTP 1 is left to the decoder`(text: String) {
        #expect(scanned(text) == nil)
    }

    @Test(arguments: [
        ("Content-Length: 12", RequestHeadScan.Body.bytes(12)), ("Content-Length: +5", .unknown),
        ("Content-Length: 5, 5", .unknown), ("Content-Length:", .unknown), ("Transfer-Encoding: x", .unknown),
        ("Content-Length: 5\r\nContent-Length: 6", .unknown), ("Content-Length: 5\r\nTransfer-Encoding: x", .unknown),
        ("Transfer-Encoding: x\r\nContent-Length: 5", .unknown), ("Content-Length: 99999999999999999999", .unknown),
    ])
    func `the body's length is known, or nothing after it is`(field: String, body: RequestHeadScan.Body) throws {
        #expect(try #require(scanned(request("POST / HTTP/1.1", field))).body == body)
    }
}

struct RequestFramingTests {
    private static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    private static let post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n0123\r\n\r\n89"

    @Test func `requests are told apart wherever the bytes are split`() {
        let text = Self.get + Self.post + Self.get
        let ends: Set<Int> = [
            Self.get.utf8.count, Self.get.utf8.count + Self.post.utf8.count, text.utf8.count,
        ]
        for size in 1...text.utf8.count {
            var framing = RequestFraming()
            var (rest, offset) = (ByteBuffer(string: text), 0)
            while rest.readableBytes > 0 {
                var piece = rest.readSlice(length: min(size, rest.readableBytes)) ?? ByteBuffer()
                while piece.readableBytes > 0 {
                    let count = framing.follow(piece)
                    #expect(count > 0)
                    piece.moveReaderIndex(forwardBy: count)
                    offset += count
                    #expect(framing.isAtBoundary == ends.contains(offset), "\(size) \(offset)")
                }
            }
            #expect(framing.heads == 3)
        }
    }

    @Test(arguments: [
        "nonsense\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n\(get)",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nX: \(String(repeating: "a", count: 20_000))",
    ])
    func `where a request's end is in doubt nothing more is told`(text: String) {
        var framing = RequestFraming()
        #expect(framing.follow(ByteBuffer(string: text)) == text.utf8.count)
        #expect(framing.isLost)
        #expect(framing.follow(ByteBuffer(string: Self.get)) == Self.get.utf8.count)
        #expect(!framing.isAtBoundary)
    }
}
