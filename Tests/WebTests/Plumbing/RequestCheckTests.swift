import Features
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

struct RequestCheckTests {
    @Test(arguments: [
        "/%", "/%z", "/%zz", "/%4", "/b/general?page=%", "/b/general?page=%zz", "/%ff", "/%c0%af", "/?q=%ff",
        "/%00", "/?q=a%00b", "/\\example.org/", "relative", "ftp://localhost/", "*", "",
    ])
    func `an address that breaks the rules is a bad request`(target: String) async throws {
        #expect(throws: BadRequest.self) { try RequestTarget.check(target) }
        try await TestSite.with { _, client in
            let response = try await client.get(target)
            #expect(response.status == .badRequest)
            #expect(response.headers[.contentType] == "text/html; charset=utf-8")
        }
    }

    @Test(arguments: ["/", "/b/general?page=2", "/?q=%C3%A9&x", "/a~b/*:@!$&'()+,;=", "http://localhost/b", "/?q=\\d"])
    func `an address that keeps the rules is let through`(target: String) throws {
        try RequestTarget.check(target)
    }

    @Test func `control characters and letters beyond ASCII are bad requests`() {
        for target in ["/a b", "/a\tb", "/a\r\nb", "/\u{7f}", "/caf\u{e9}", "/\u{0}"] {
            #expect(throws: BadRequest.self) { try RequestTarget.check(target) }
        }
    }

    @Test func `an address is too long above 2 kB, one that leads out above 6 kB`() throws {
        let long = String(repeating: "a", count: 2_047)
        try RequestTarget.check("/\(long)")
        #expect(throws: AddressTooLong.self) { try RequestTarget.check("/\(long)a") }
        try RequestTarget.check("/leaving?to=\(long)\(long)\(long)")
        #expect(throws: AddressTooLong.self) { try RequestTarget.check("/leaving?to=\(long)\(long)\(long)\(long)") }
    }

    @Test(arguments: [
        ("/latest/", "/latest"), ("//latest", "/latest"), ("/b//general/", "/b/general"), ("///", "/"),
        ("//example.org/", "/example.org"), ("/latest/?before=1", "/latest?before=1"),
    ])
    func `an untidy path redirects to the tidy one, never off the site`(target: String, tidy: String) async throws {
        try await TestSite.with { _, client in
            let response = try await client.get(target)
            #expect(response.status == .movedPermanently)
            #expect(response.headers[.location] == tidy)
        }
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .patch, .delete, .options])
    func `another method is refused with those that would do`(method: HTTPRequest.Method) async throws {
        try await TestSite.with { site, client in
            for uri in ["/", "/b/general", "/d/1-x", site.assets.address("css/base.css"), "/healthz"] {
                let response = try await client.execute(uri: uri, method: method)
                #expect(response.status == .methodNotAllowed, "\(uri)")
                #expect(response.headers[.allow] == "GET, HEAD", "\(uri)")
            }
            #expect(try await client.execute(uri: "/nowhere", method: method).status == .notFound)
        }
    }

    @Test(arguments: ["TRACE", "CONNECT", "PROPFIND", "BREW"])
    func `a method that no page knows is refused everywhere`(name: String) async throws {
        let method = try #require(HTTPRequest.Method(name))
        try await TestSite.with { _, client in
            for uri in ["/", "/nowhere"] {
                let response = try await client.execute(uri: uri, method: method)
                #expect(response.status == .methodNotAllowed)
            }
        }
    }

    @Test func `a long body, or one of unknown length, is refused and the connection closed`() async throws {
        try await TestSite.with { _, client in
            for fields: HTTPFields in [[.contentLength: "8193"], [.transferEncoding: "chunked"]] {
                let response = try await client.get("/", fields)
                #expect(response.status == .contentTooLarge)
                #expect(response.headers[.connection] == "close")
            }
            #expect(try await client.get("/", [.contentLength: "8192"]).status == .ok)
            for length in ["-1", "many", "99999999999999999999"] {
                #expect(try await client.get("/", [.contentLength: length]).status == .badRequest)
            }
        }
    }

    @Test func `HEAD answers as GET does, without the body`() async throws {
        try await TestSite.with { site, client in
            for uri in ["/", "/latest", "/nowhere", "/help", site.assets.address("css/base.css")] {
                let get = try await client.get(uri)
                let head = try await client.execute(uri: uri, method: .head)
                #expect(head.status == get.status)
                #expect(head.body.readableBytes == 0)
                #expect(head.headers[.contentLength] == "\(get.body.readableBytes)")
                #expect(head.headers[.eTag] == get.headers[.eTag])
            }
        }
    }
}
