import Foundation
import TestSupport
import Testing

/// Requests of somebody whose browser keeps one cookie: pages, and forms with what is hidden in them.
enum FormExchange {
    /// Longer than any answer takes.
    private static let longest = Duration.seconds(60)

    /// The path of a link that signs a member in, as the console gives it out.
    static func link(for name: String, database: String, in folder: URL) async throws -> String {
        let added = try await Program.run("member", "add", name, "--database", database, in: folder)
        let link = try #require(added.output.firstMatch(of: #/\/sign-in\/link\/[A-Za-z0-9_-]{43}/#), "\(added.errors)")
        return String(link.0)
    }

    /// Signs in as a browser does, and gives the cookie.
    static func signIn(by link: String, port: Int) throws -> String {
        let page = try send("GET \(link) HTTP/1.1", port: port)
        let token = try #require(field("t", in: page ?? ""))
        let answer = try send("POST \(link) HTTP/1.1", form: "t=\(token)", port: port)
        let cookie = try #require((answer ?? "").firstMatch(of: #/(?i)set-cookie: ([^=;\s]*member=[^;\s]+)/#))
        return String(cookie.1)
    }

    /// Sends a request on a connection of its own; nil when no whole head came back.
    static func send(_ line: String, form: String? = nil, cookie: String? = nil, port: Int) throws -> String? {
        var head = "\(line)\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        if let cookie { head += "Cookie: \(cookie)\r\n" }
        if let form {
            head += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n"
        }
        let connection = try RawConnection(port: port)
        connection.send("\(head)\r\n\(form ?? "")")
        let text = connection.receive(within: longest).text
        return text.contains("\r\n\r\n") ? text : nil
    }

    /// The value of a hidden field; the last one of that name: a page's frame has a form, too.
    static func field(_ name: String, in page: String) -> String? {
        page.matches(of: #/name="([a-z]+)" value="([^"]+)"/#).last { $0.1 == name }.map { String($0.2) }
    }
}
