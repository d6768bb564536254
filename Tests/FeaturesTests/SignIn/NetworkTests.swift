import Features
import Testing

/// What is kept of where somebody comes from, and of their browser.
@Suite struct NetworkTests {
    @Test(
        arguments: [
            ("192.0.2.77", "192.0.2.1"), ("::ffff:192.0.2.77", "192.0.2.1"),
            ("2001:db8:1:2::3", "2001:db8:1:ffff::"), ("fe80::1%eth0", "fe80::2"),
        ])
    func `neighbours share a network`(_ one: String, _ other: String) {
        #expect(Network(address: one) == Network(address: other))
        #expect(Network(address: one) != .unknown)
    }

    @Test func `others do not`() {
        #expect(Network(address: "192.0.2.1") != Network(address: "192.0.3.1"))
        #expect(Network(address: "2001:db8:1::") != Network(address: "2001:db8:2::"))
        #expect(Network(address: "192.0.2.1").prefix == [192, 0, 2])
        #expect(Network(address: "2001:db8:1::").prefix == [0x20, 1, 0x0D, 0xB8, 0, 1])
    }

    @Test(arguments: [nil, "", "host.example", "1.2.3", "1.2.3.4.5", "192.0.2.1\0", "::g"])
    func `what is no address is of no known network`(_ address: String?) {
        #expect(Network(address: address) == .unknown)
    }

    @Test(
        arguments: [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox on Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0",
                "Edge on Windows"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
                "Safari on iPhone"
            ),
            ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "Chrome on Android"),
            ("Lynx/2.9.0", "Lynx"), ("Something of 1999", "A browser"), ("", "A browser"),
        ])
    func `a device is called by what everyone calls it`(_ agent: String, _ label: String) {
        #expect(DeviceLabel(userAgent: agent).text == label)
    }

    @Test func `only the beginning of a long header is looked at, and nothing of it is kept`() {
        #expect(DeviceLabel(userAgent: String(repeating: "x", count: 512) + "Firefox/1").text == "A browser")
        #expect(DeviceLabel(userAgent: "<script>Firefox/1").text == "Firefox")
        #expect(DeviceLabel(userAgent: nil).text == "A browser")
    }
}
