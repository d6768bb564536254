import Delivery
import Testing

@Suite struct ThisMachineTests {
    @Test(arguments: ["localhost", "LOCALHOST", "::1", "127.0.0.1", "127.0.0.2", "127.255.255.255"])
    func `these are this machine`(host: String) {
        #expect(ThisMachine.isNamed(by: host))
    }

    @Test(arguments: [
        "127.mail.example", "127.0.0.1.mail.example", "127.0.0", "127.0.0.256", "127.0.0.", "127.0.0.+1", "127", "",
        "128.0.0.1", "1.127.0.1", "localhost.example", "mail.localhost", "::2", "2001:db8::1", "0.0.0.0", "127.0.0.1 ",
    ])
    func `these may be another`(host: String) {
        #expect(!ThisMachine.isNamed(by: host))
    }
}
