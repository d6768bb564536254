import HTTPTypes
import Testing

@testable import Web

struct CrossSiteTests {
    private static func passes(
        _ origin: String?, site: String? = nil, at own: String = "https://forum.example", mayHide: Bool = false
    ) -> Bool {
        var headers = HTTPFields()
        headers[.origin] = origin
        if let site { headers.setValue(site, named: "Sec-Fetch-Site") }
        return (try? CrossSite(origin: own).check(headers, mayHide: mayHide)) != nil
    }

    @Test func `what the browser says of where a request began decides`() {
        #expect(Self.passes("https://forum.example", site: "same-origin"))
        #expect(Self.passes("null", site: "same-origin"), "a page that hides its address")
        #expect(Self.passes(nil, site: "none"))
        for site in ["cross-site", "same-site", "", "anything"] {
            #expect(!Self.passes("https://forum.example", site: site), "\(site)")
        }
    }

    @Test func `a browser that says less is asked for its origin`() {
        #expect(Self.passes("https://forum.example"))
        for origin in [
            "http://forum.example", "https://forum.example:8443", "https://evil.example", "https://forum.example.evil",
            "https://forum.example/", "https://forum.example, https://evil.example", "",
        ] {
            #expect(!Self.passes(origin), "\(origin)")
        }
    }

    @Test func `one that says nothing is left to the token, one that hides it where the address is a secret`() {
        #expect(Self.passes(nil))
        #expect(!Self.passes("null"))
        #expect(Self.passes("null", mayHide: true))
        #expect(!Self.passes("null", site: "cross-site", mayHide: true))
        #expect(!Self.passes("https://evil.example", mayHide: true))
    }

    @Test func `on this machine the site goes by several names, each with its port`() {
        for own in ["http://127.0.0.1:8080", "http://localhost:8080"] {
            for origin in ["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"] {
                #expect(Self.passes(origin, at: own), "\(origin)")
            }
            for origin in ["http://127.0.0.1", "http://localhost:8081", "https://localhost:8080"] {
                #expect(!Self.passes(origin, at: own), "\(origin)")
            }
        }
        #expect(!Self.passes("http://localhost:8080", at: "https://forum.example"))
    }
}
