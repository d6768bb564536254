import Features
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Web

struct CookiesTests {
    private static func cookies(_ fields: String...) -> Cookies {
        var headers = HTTPFields()
        headers[values: .cookie] = fields
        return Cookies(headers)
    }

    @Test(arguments: [
        "__Host-member=abc", "a=b; __Host-member=abc; c=d", "__Host-member=abc; SameSite=Lax", " __Host-member=abc ;;",
        "=x; __Host-member=abc; lonely", "\t__Host-member=\t abc \t;",
    ])
    func `our cookie is found among others`(field: String) {
        #expect(Self.cookies(field)[.member] == "abc")
    }

    @Test func `cookies may come in several fields`() {
        let cookies = Self.cookies("a=b; __Host-member=abc", "__Host-remember=x=y")
        #expect(cookies[.member] == "abc")
        #expect(cookies[.remember] == "x=y")
        #expect(cookies.names == [.member, .remember])
    }

    @Test func `a cookie that comes twice is not looked at, wherever the second stands`() {
        for cookies in [
            Self.cookies("__Host-member=a; __Host-member=b"), Self.cookies("__Host-member=a", "__Host-member=a"),
            Self.cookies("__Host-member=a; __Host-member=b; __Host-member=c"),
        ] {
            #expect(cookies[.member] == nil)
            #expect(cookies.names == [.member])
        }
    }

    @Test func `names that only look like ours, and values longer than a browser keeps, are none`() {
        for field in [
            "member=a", "__host-member=a", "__Host-member", "x__Host-member=a",
            "__Host-member=\(String(repeating: "a", count: 4_096))",
        ] {
            #expect(Self.cookies(field).names == [], "\(field.prefix(40))")
        }
    }

    @Test func `a session's cookie ends with the browser, and no cookie leaves its host, TLS or the reach of HTTP`() {
        #expect(
            SetCookie.untilClose(.member, "abc").text == "__Host-member=abc; Path=/; Secure; HttpOnly; SameSite=Lax")
        #expect(
            SetCookie.kept(.remember, "abc", seconds: 2_592_000).text
                == "__Host-remember=abc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000")
        #expect(SetCookie.cleared(.remember).text.hasPrefix("__Host-remember=; "))
        #expect(SetCookie.cleared(.remember).text.hasSuffix("; Max-Age=0"))
    }

    @Test func `an answer says one thing of a cookie: the first`() {
        var headers = HTTPFields()
        headers.give(.untilClose(.member, "new"))
        headers.give(.cleared(.member))
        headers.give(.cleared(.remember))
        #expect(headers[values: .setCookie].count == 2)
        #expect(headers[values: .setCookie].first?.hasPrefix("__Host-member=new") == true)
    }
}

struct GuestCookieTests {
    private static let answer = "&month=3&year=1980&country=GB"
    private static let composers: Set<String> = ["/b/{board}/new", "/p/{post}/reply", "/p/{post}/edit"]
    /// What a guest gets by sending a form.
    private static let given: [String: CookieName] = ["/sign-in/link/{token}": .member, "/join": .gate]

    @Test func `T52: no route gives a guest a cookie but two, and none has an end of its own`() async throws {
        try await TestSite.with { site, client in
            let addresses = try await RouteSamples(site)
            for route in site.app.routes {
                let uri = try #require(addresses[route.path], "no sample for \(route.path)")
                let method = try #require(HTTPRequest.Method(route.method))
                // A form comes as far as its handler.
                let token = site.town.community.formTokens.forAnyone(at: uri)
                let form = ByteBuffer(
                    string:
                        "t=\(token)&name=nobody&password=wrong&address=nobody%40mail.example&body=Kept+words\(Self.answer)"
                )
                let response = try await client.execute(
                    uri: uri, method: method, headers: [.contentType: "application/x-www-form-urlencoded"],
                    body: method == .post ? form : nil)
                // Behind a link that signs in, the button does; so does an answer to the age screen.
                let gives = method == .post ? Self.given[route.path] : nil
                let cookies = response.headers[values: .setCookie]
                #expect(cookies.count == (gives == nil ? 0 : 1), "\(route.method) \(route.path)")
                if let gives, let cookie = cookies.first {
                    #expect(cookie.hasPrefix("\(gives.rawValue)=") && !cookie.contains(#/Expires|Max-Age/#))
                }
                // Where members write, a guest's text comes back.
                let keeps = method == .post && Self.composers.contains(route.path)
                #expect((response.status == .forbidden) == keeps, "\(route.method) \(route.path)")
                if keeps { #expect(response.typed == "Kept words", "\(route.path)") }
                #expect(response.status != .unsupportedMediaType)
            }
            let browser = Browser(client)
            let path = try await site.signInLink(for: "ada")
            let answer = try await browser.send(path, from: try await browser.get(path))
            let given = answer.headers[values: .setCookie]
            let session = try #require(given.first { $0.hasPrefix("__Host-member=") })
            #expect(!session.contains(#/Expires|Max-Age/#))
            #expect(given.count == 1)
        }
    }
}
