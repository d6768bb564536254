import Features
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Web

struct PageDeliveryTests {
    @Test func `a page that has not changed is not sent again`() async throws {
        try await TestSite.with { site, client in
            let first = try await client.get("/b/general")
            let tag = try #require(first.headers[.eTag])
            for condition in [tag, "\"other\", \(tag)", "W/\(tag)", "*"] {
                let again = try await client.get("/b/general", [.ifNoneMatch: condition])
                #expect(again.status == .notModified)
                #expect(again.body.readableBytes == 0)
                #expect(again.headers[.eTag] == tag)
                #expect(again.headers[.contentType] == nil)
            }
            try await site.town.start("A new thread changes it")
            let changed = try await client.get("/b/general", [.ifNoneMatch: tag])
            #expect(changed.status == .ok)
            #expect(changed.headers[.eTag] != tag)
        }
    }

    @Test func `a page is compressed for those who take it, under a tag of its own`() async throws {
        try await TestSite.with { _, client in
            let plain = try await client.get("/")
            let small = try await client.get("/", [.acceptEncoding: "deflate, gzip;q=0.5"])
            #expect(plain.headers[.contentEncoding] == nil)
            #expect(small.headers[.contentEncoding] == "gzip")
            #expect(small.headers[.eTag] != plain.headers[.eTag])
            #expect(small.body.readableBytes < plain.body.readableBytes)
            #expect(Gzipped(small.body)?.length == plain.body.readableBytes)
            let tag = try #require(small.headers[.eTag])
            let again = try await client.get("/", [.acceptEncoding: "gzip", .ifNoneMatch: tag])
            #expect(again.status == .notModified)
            #expect(again.headers[.eTag] == tag)
        }
    }

    @Test func `what comes for a cookie is never compressed, so that its length tells nothing`() async throws {
        try await TestSite.with { _, client in
            let response = try await client.get("/", [.acceptEncoding: "gzip", .cookie: "a=b"])
            #expect(response.headers[.contentEncoding] == nil)
        }
    }

    @Test func `what nobody may keep has no tag, and is sent whole each time`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            for uri in ["/account", "/account/sign-ins", "/healthz", "/sign-in/forgotten"] {
                let page = try await browser.get(uri, [.ifNoneMatch: "*"])
                #expect(page.status == .ok, "\(uri)")
                #expect(page.headers[.eTag] == nil, "\(uri)")
                #expect(page.headers[.cacheControl] == "no-store", "\(uri)")
            }
            let small = try await client.get("/sign-in", [.acceptEncoding: "gzip"])
            #expect(small.headers[.contentEncoding] == "gzip")
            #expect(small.headers[.eTag] == nil)
        }
    }

    @Test func `an error page has no tag`() async throws {
        try await TestSite.with { _, client in
            let response = try await client.get("/nowhere", [.ifNoneMatch: "*"])
            #expect(response.status == .notFound)
            #expect(response.headers[.eTag] == nil)
        }
    }

    @Test(arguments: [
        ("gzip", true), ("GZIP", true), ("br, gzip", true), ("*", true), ("x-gzip", true), ("gzip;q=0.1", true),
        ("gzip; q=1", true), (nil, false), ("", false), ("identity", false), ("br", false), ("gzip;q=0", false),
        ("gzip;q=0.000", false), ("*;q=0", false), ("*, gzip;q=0", false), ("gzipped", false),
        ("gzip ; Q = 0.00", false), ("gzip;x=1;q=0", false), (", ,gzip", true), (";q=0", false), ("gzip;q=0.001", true),
    ])
    func `the reader says whether gzip is taken`(header: String?, takes: Bool) {
        #expect(AcceptEncoding.takesGzip(header) == takes)
    }
}

/// What a gzip file (RFC 1952) says about itself.
struct Gzipped {
    /// Bytes of what was compressed.
    let length: Int

    /// Nil when it is no gzip file.
    init?(_ body: ByteBuffer) {
        guard body.readableBytes > 18, body.getInteger(at: body.readerIndex, as: UInt16.self) == 0x1f8b,
            let length = body.getInteger(at: body.writerIndex - 4, endianness: .little, as: UInt32.self)
        else { return nil }
        self.length = Int(length)
    }
}
