import Features
import HTTPTypes
import Testing

@testable import Web

struct TrustedProxiesTests {
    @Test(
        arguments: [
            ("192.0.2.1", "192.0.2.1", "192.0.2.2"),
            ("10.0.0.0/8", "10.255.255.255", "11.0.0.0"),
            ("10.1.2.3/8", "10.9.9.9", "9.255.255.255"),
            ("192.0.2.128/25", "192.0.2.255", "192.0.2.127"),
            ("192.0.2.0/31", "192.0.2.1", "192.0.2.2"),
            ("128.0.0.0/1", "255.0.0.1", "127.255.255.255"),
            ("2001:db8::/33", "2001:db8:7fff::1", "2001:db8:8000::"),
            ("::1", "0:0::1", "::2"),
            ("::ffff:10.0.0.0/104", "10.1.1.1", "11.0.0.1"),
            ("10.0.0.0/8", "::ffff:10.0.0.1", "::10.0.0.1"),
        ])
    func `a block holds what begins with the same bits`(_ block: String, _ inside: String, _ outside: String) throws {
        let block = try #require(AddressBlock(block))
        #expect(block.contains(try #require(InternetAddress(inside))))
        #expect(!block.contains(try #require(InternetAddress(outside))))
    }

    @Test(arguments: [
        "", "localhost", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "10.0.0.0/ 8",
        "::/129",
        "0.0.0.0/0", "::/0", "::ffff:0.0.0.0/96", "10.0.0", "10.0.0.0\0/8", "fe80::1%eth0", "[::1]",
        "10.0.0.0/99999999999999999999",
    ])
    func `what is no block is refused, and so is one of everything`(_ text: String) {
        #expect(AddressBlock(text) == nil)
        #expect(TrustedProxies("127.0.0.1,\(text)") == nil)
    }

    @Test func `a list has commas, blanks as they please, and an end`() throws {
        let proxies = try #require(TrustedProxies(" 127.0.0.1 ,10.0.0.0/8,\t::1"))
        for address in ["127.0.0.1", "10.2.3.4", "::1"] {
            #expect(proxies.trusts(try #require(InternetAddress(address))))
        }
        #expect(TrustedProxies("127.0.0.1,") == nil)
        #expect(TrustedProxies(Array(repeating: "127.0.0.1", count: 65).joined(separator: ",")) == nil)
    }

    @Test func `blocks that are hardly all proxies are known`() throws {
        let list = "10.0.0.0/23,10.0.0.0/24,10.0.0.5,2001:db8::/63,2001:db8::/64,::1,::ffff:10.0.0.0/104"
        #expect(
            try #require(TrustedProxies(list)).wideBlocks == ["10.0.0.0/23", "2001:db8::/63", "::ffff:10.0.0.0/104"])
        #expect(TrustedProxies.none.wideBlocks.isEmpty)
    }

    private func client(_ values: String...) throws -> InternetAddress? {
        var headers = HTTPFields()
        let name = try #require(HTTPField.Name("X-Forwarded-For"))
        for value in values { headers.append(HTTPField(name: name, value: value)) }
        return try #require(TrustedProxies("127.0.0.1,10.0.0.0/8")).client(in: headers)
    }

    @Test(
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("203.0.113.5, 192.0.2.1", "192.0.2.1"),
            ("192.0.2.1,10.0.0.1 ,\t10.0.0.2", "192.0.2.1"), ("10.0.0.7, 10.0.0.1", "10.0.0.7"),
            ("2001:db8::7", "2001:db8::7"), ("::ffff:192.0.2.1", "192.0.2.1"), ("192.0.2.1:5678", "192.0.2.1"),
            ("[2001:db8::7]:443", "2001:db8::7"), ("[2001:db8::7]", "2001:db8::7"),
            ("nonsense, 192.0.2.1", "192.0.2.1"),
            (",,,192.0.2.1", "192.0.2.1"),
        ])
    func `the client is the last that is no trusted proxy`(_ header: String, _ address: String) throws {
        #expect(try client(header) == InternetAddress(address))
    }

    @Test(arguments: [
        "", "unknown", "_hidden", "192.0.2.1,", "192.0.2.1, nonsense", "nonsense, 10.0.0.1", "192.0.2.1:",
        "192.0.2.1:x",
        "192.0.2.1:1234567", "[192.0.2.1]:80", "[2001:db8::7", "2001:db8::7]", "192.0.2.1%eth0", "192.0.2.1 10.0.0.1",
        "192.0.2.1;10.0.0.1", "\"192.0.2.1\"", "é",
    ])
    func `where the chain breaks, nothing is believed`(_ header: String) throws {
        #expect(try client(header) == nil)
    }

    @Test func `several headers are one list`() throws {
        #expect(try client("203.0.113.5", "192.0.2.1, 10.0.0.1") == InternetAddress("192.0.2.1"))
        #expect(try client("192.0.2.1", "10.0.0.1") == InternetAddress("192.0.2.1"))
    }

    @Test func `only the end of a long list is read, so that nobody hides behind its beginning`() throws {
        let made = Array(repeating: "203.0.113.5", count: 1_000).joined(separator: ", ")
        #expect(try client("\(made), 192.0.2.1") == InternetAddress("192.0.2.1"))
        // More proxies than there are: the first that is looked at is as far as it goes.
        let chain = Array(repeating: "10.0.0.1", count: 100).joined(separator: ",")
        #expect(try client("192.0.2.1,\(chain)") == InternetAddress("10.0.0.1"))
    }
}
