import HTTPTypes
import Testing

@testable import Web

struct EncryptedSiteTests {
    @Test(
        arguments: [
            ("https://forum.example", true), ("https://forum.example:8443", true), ("http://forum.example", false),
            ("https://localhost:8443", false), ("https://127.0.0.1", false), ("https://[::1]:8443", false),
        ])
    func `browsers are told that the site is encrypted where it is, and its name is its own`(
        _ origin: String, _ isTold: Bool
    ) {
        var headers = HTTPFields()
        SafetyHeaders(origin: origin).add(to: &headers)
        #expect((headers[.strictTransportSecurity] != nil) == isTold)
    }
}
