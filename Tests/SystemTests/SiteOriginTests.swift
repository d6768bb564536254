import App
import Testing

struct SiteOriginTests {
    @Test(
        arguments: [
            ("https://forum.example:443", "https://forum.example"),
            ("https://forum.example:80", "https://forum.example:80"),
            ("http://forum.example:80/", "http://forum.example"),
            ("http://forum.example:443", "http://forum.example:443"),
            ("HTTPS://Forum.Example:8443", "https://forum.example:8443"),
            ("https://[2001:db8::1]:443", "https://[2001:db8::1]"),
        ])
    func `the address of the site is kept as browsers write it`(_ typed: String, _ origin: String) throws {
        let settings = try Settings.parse(arguments: [.siteURL: typed], environment: [:])
        #expect(settings.origin == origin)
    }

    @Test func `where the server listens is written alike`() {
        #expect(SiteOrigin.text(isEncrypted: true, host: "forum.example", port: 443) == "https://forum.example")
        #expect(SiteOrigin.text(isEncrypted: false, host: "forum.example", port: 80) == "http://forum.example")
        #expect(SiteOrigin.text(isEncrypted: true, host: "::1", port: 8_443) == "https://[::1]:8443")
        #expect(SiteOrigin.text(isEncrypted: false, host: "::1", port: 80) == "http://[::1]")
    }
}
