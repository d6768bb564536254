import Delivery
import Testing

@Suite struct SMTPServerTests {
    private func make(
        host: String = "mail.example.org", port: Int = 587, security: SMTPServer.Security = .startTLS,
        login: SMTPServer.Login? = nil, ownName: String = "forum.test"
    ) throws(SMTPServerFault) -> SMTPServer {
        try SMTPServer(host: host, port: port, security: security, login: login, ownName: ownName)
    }

    @Test(arguments: ["mail.example.org", "localhost", "127.0.0.1", "::1", "2001:db8::25"])
    func `names and addresses are hosts`(host: String) throws {
        #expect(try make(host: host).host == host)
    }

    @Test(arguments: ["", "mail example", "a/b", "a@b", "user:x@host", "host\r\nQUIT", "host?", "-a", "[::1]", "a..b"])
    func `what could be another part of an address is no host`(host: String) {
        #expect(throws: SMTPServerFault.host) { try make(host: host) }
        #expect(throws: SMTPServerFault.ownName) { try make(ownName: host) }
    }

    @Test(arguments: [-1, 0, 65_536])
    func `a port is a number from 1 to 65535`(port: Int) {
        #expect(throws: SMTPServerFault.port) { try make(port: port) }
    }

    @Test func `a password goes in the clear to this machine only`() throws {
        let login = SMTPServer.Login(user: "forum", password: "secret")
        #expect(throws: SMTPServerFault.passwordInTheClear) { try make(security: .none, login: login) }
        for host in ["localhost", "127.0.0.2", "::1"] {
            #expect(try make(host: host, security: .none, login: login).login == login)
        }
        #expect(throws: SMTPServerFault.passwordInTheClear) {
            try make(host: "127.mail.example", security: .none, login: login)
        }
        #expect(try make(login: login).login == login)
        #expect(throws: SMTPServerFault.login) { try make(login: SMTPServer.Login(user: "a", password: "b\0c")) }
    }

    @Test func `settings never show the password`() throws {
        let settings = try make(login: SMTPServer.Login(user: "forum-user", password: "secret"))
        var dumped = ""
        dump(settings, to: &dumped)
        for text in ["\(settings)", String(reflecting: settings), dumped] {
            #expect(!text.contains("secret") && !text.contains("forum-user"))
        }
    }
}
