import Testing

@testable import Web

struct ThisMachineTests {
    @Test(arguments: [
        "127.0.0.1", "127.0.0.2", "127.255.255.255", "::1", "[::1]", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1",
        "[::ffff:7f00:1]", "localhost", "LocalHost",
    ])
    func `addresses and names that lead nowhere else are this machine's`(host: String) {
        #expect(ThisMachine.isNamed(host))
    }

    @Test(arguments: [
        "127.evil.example", "127.0.0.1.evil.example", "127.0.0.1\0.evil.example", "127.1", "0127.0.0.1", "128.0.0.1",
        "::2", "[::1].evil.example", "::ffff:128.0.0.1", "::127.0.0.1", "localhost.evil.example", "xlocalhost", "",
        "[]",
    ])
    func `no other is, whatever it begins with`(host: String) {
        #expect(!ThisMachine.isNamed(host))
    }

    @Test func `its names are all its own`() {
        #expect(ThisMachine.hosts.allSatisfy(ThisMachine.isNamed))
    }
}
