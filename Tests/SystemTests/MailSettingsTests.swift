import App
import Delivery
import Foundation
import TestSupport
import Testing

/// What the owner says about mail.
struct MailSettingsTests {
    private func mail(_ environment: [String: String]) throws -> MailSettings {
        try Settings.parse(
            arguments: [:],
            environment: Dictionary(uniqueKeysWithValues: environment.map { ("BANDSTAND_\($0.key)", $0.value) })
        ).mail
    }

    private func mistakes(_ environment: [String: String]) throws -> [String] {
        let error = #expect(throws: SettingsError.self) { try mail(environment) }
        return try #require(error).mistakes
    }

    @Test func `without a server mail lies beside the database`() throws {
        let mail = try mail(["DATABASE": "x/y.db"])
        #expect(mail.server == nil)
        #expect(mail.folder == "x/y.db.mail")
        #expect(mail.connections == 4)
        #expect(mail.retry == .seconds(60))
        #expect(mail.from == nil)
    }

    @Test(
        arguments: [
            (["SMTP_URL": "smtp://mail.example"], "mail.example", 587, .startTLS),
            (["SMTP_URL": "smtps://mail.example/"], "mail.example", 465, .implicitTLS),
            (["SMTP_URL": "smtp://127.0.0.1:25"], "127.0.0.1", 25, .none),
            (["SMTP_URL": "smtp://localhost:25", "SMTP_STARTTLS": "required"], "localhost", 25, .startTLS),
            (["SMTP_URL": "smtp://mail.example:25", "SMTP_STARTTLS": "off"], "mail.example", 25, .none),
            (["SMTP_URL": "smtp://[::1]:2525"], "::1", 2525, .none),
            (["SMTP_URL": "smtp://127.0.0.2"], "127.0.0.2", 587, .none),
            (["SMTP_URL": "smtp://127.mail.example"], "127.mail.example", 587, .startTLS),
        ] as [([String: String], String, Int, SMTPServer.Security)])
    func `a server is named by its address`(
        _ environment: [String: String], _ host: String, _ port: Int, _ security: SMTPServer.Security
    ) throws {
        let server = try #require(try mail(environment).server)
        #expect(server.host == host)
        #expect(server.port == port)
        #expect(server.security == security)
    }

    @Test(arguments: [
        "mail.example", "http://mail.example", "smtp://", "smtp://user:secret@mail.example", "smtp://mail.example/path",
        "smtp://mail.example:0", "smtp://mail.example:99999", "smtp://mail example",
    ])
    func `what is no mail server is refused`(address: String) throws {
        let mistakes = try mistakes(["SMTP_URL": address])
        #expect(mistakes.count == 1)
        #expect(mistakes[0].hasPrefix("BANDSTAND_SMTP_URL "))
    }

    @Test func `half of a login is one mistake that names both`() throws {
        let sentence = "BANDSTAND_SMTP_USER and BANDSTAND_SMTP_PASSWORD go together: one of them is not set."
        let url = ["SMTP_URL": "smtp://mail.example"]
        #expect(try mistakes(url.merging(["SMTP_USER": "forum"]) { $1 }) == [sentence])
        #expect(try mistakes(url.merging(["SMTP_PASSWORD": "secret"]) { $1 }) == [sentence])
    }

    @Test func `a password may lie in a file, and goes over no open line`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "password")
            try Data("open sesame\n".utf8).write(to: file)
            let login = ["SMTP_USER": "forum", "SMTP_PASSWORD_FILE": file.path, "SMTP_URL": "smtp://mail.example"]
            #expect(try mail(login).server?.login == SMTPServer.Login(user: "forum", password: "open sesame"))
            let open = try mistakes(login.merging(["SMTP_STARTTLS": "off"]) { $1 })
            #expect(open.count == 1)
            #expect(
                open[0] == "BANDSTAND_SMTP_URL can't be used: a password is sent to another machine only over TLS: "
                    + "leave BANDSTAND_SMTP_STARTTLS out, or let BANDSTAND_SMTP_URL begin with smtps.")
            let here = login.merging(["SMTP_URL": "smtp://127.0.0.2:25"]) { $1 }
            #expect(try mail(here).server?.login?.password == "open sesame")
        }
    }

    @Test(arguments: [
        (["SMTP_STARTTLS": "off"], "BANDSTAND_SMTP_STARTTLS says"),
        (["SMTP_CA": "/dev/null"], "BANDSTAND_SMTP_CA says"),
        (
            ["SMTP_USER": "forum", "SMTP_PASSWORD": "secret", "SMTP_STARTTLS": "required"],
            "BANDSTAND_SMTP_USER, BANDSTAND_SMTP_PASSWORD and BANDSTAND_SMTP_STARTTLS say"
        ),
    ])
    func `what is said about a server that is not named is a mistake`(
        _ environment: [String: String], _ start: String
    ) throws {
        let end = "how to reach a mail server, but none is named: set BANDSTAND_SMTP_URL."
        #expect(try mistakes(environment) == ["\(start) \(end)"])
        #expect(throws: Never.self) { try mail(environment.merging(["SMTP_URL": "smtp://mail.example"]) { $1 }) }
    }

    @Test func `every mistake is told at once`() throws {
        let mistakes = try mistakes([
            "MAIL_FROM": "nobody", "MAIL_CONNECTIONS": "17", "MAIL_RETRY_SECONDS": "0", "SMTP_STARTTLS": "perhaps",
            "SMTP_CA": "/nowhere/at/all.pem", "SMTP_URL": "smtp://mail.example",
        ])
        #expect(mistakes.count == 5)
    }
}
