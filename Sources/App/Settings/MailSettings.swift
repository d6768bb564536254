package import Delivery
import Foundation
import NIOCore

/// Where mail goes and under which name.
package struct MailSettings: Sendable {
    /// The server that takes it; nil when there is none, and mail is kept in `folder`.
    package let server: SMTPServer?
    /// Whose it is; nil for an address at the site's own host.
    package let from: MailAddress?
    package let folder: String
    /// Mails that are sent at once.
    package let connections: Int
    /// How long it is until a letter that was not taken is tried again; later waits are so many times as long.
    package let retry: Duration

    init(_ reader: inout SettingsReader, database: String) {
        server = Self.server(&reader)
        from = reader.value(.mailFrom, expected: "an address like forum@forum.example") { try? MailAddress($0) }
        folder = reader.text(.mailFolder) ?? "\(database).mail"
        connections =
            reader.value(.mailConnections, expected: "a number of connections from 1 to 16", Self.connections) ?? 4
        let retry = reader.value(
            .mailRetrySeconds, expected: "a number of seconds from 0.1 to 3600", SettingValue.seconds)
        self.retry = retry.map { .nanoseconds($0.nanoseconds) } ?? .seconds(60)
    }

    private static func connections(_ text: String) -> Int? {
        Int(text).flatMap { (1...16).contains($0) ? $0 : nil }
    }

    private static func server(_ reader: inout SettingsReader) -> SMTPServer? {
        let place = reader.value(
            .smtpURL, expected: "an address like smtp://mail.example:587 or smtps://mail.example:465",
            MailServerPlace.init)
        let starttls = reader.value(.smtpStartTLS, expected: "required or off", StartTLS.init(rawValue:))
        let login = login(&reader)
        let authorities = authorities(&reader)
        guard let place else {
            if reader.text(.smtpURL) == nil { Self.noteLonelySettings(&reader) }
            return nil
        }
        do {
            return try SMTPServer(
                host: place.host, port: place.port, security: place.security(starttls), login: login,
                authorities: authorities, ownName: "localhost")
        } catch {
            reader.add(mistake: "\(SettingName.smtpURL.variable) can't be used: \(error)\(Self.advice(error)).")
            return nil
        }
    }

    /// What is said about a server that is not named would be missed by nobody until mail does not arrive.
    private static func noteLonelySettings(_ reader: inout SettingsReader) {
        let about: [SettingName] = [.smtpUser, .smtpPassword, .smtpPasswordFile, .smtpStartTLS, .smtpAuthorities]
        let given = about.filter { reader.text($0) != nil }.map(\.variable)
        guard let last = given.last else { return }
        let names = given.count == 1 ? last : "\(given.dropLast().joined(separator: ", ")) and \(last)"
        reader.add(
            mistake: "\(names) \(given.count == 1 ? "says" : "say") how to reach a mail server, but none is named: set "
                + "\(SettingName.smtpURL.variable).")
    }

    /// How a fault is mended, where its sentence does not say so.
    private static func advice(_ fault: SMTPServerFault) -> String {
        switch fault {
        case .passwordInTheClear:
            ": leave \(SettingName.smtpStartTLS.variable) out, or let \(SettingName.smtpURL.variable) begin with smtps"
        case .login: ": see \(SettingName.smtpUser.variable) and \(SettingName.smtpPassword.variable)"
        case .host, .port, .ownName, .limits: ""
        }
    }

    private static func login(_ reader: inout SettingsReader) -> SMTPServer.Login? {
        let user = reader.text(.smtpUser)
        let hasPassword = reader.text(.smtpPassword) != nil || reader.text(.smtpPasswordFile) != nil
        guard (user != nil) == hasPassword else {
            let (user, password) = (SettingName.smtpUser.variable, SettingName.smtpPassword.variable)
            reader.add(mistake: "\(user) and \(password) go together: one of them is not set.")
            return nil
        }
        let password = reader.secret(
            .smtpPassword, in: .smtpPasswordFile, expected: "a password of 1 to 500 letters on one line"
        ) { text in
            (1...500).contains(text.count) && !text.contains(where: \.isNewline) ? text : nil
        }
        guard let user, let password else { return nil }
        return SMTPServer.Login(user: user, password: password)
    }

    private static func authorities(_ reader: inout SettingsReader) -> String? {
        reader.value(.smtpAuthorities, expected: "a file that can be read") { path in
            FileManager.default.isReadableFile(atPath: path) ? path : nil
        }
    }
}

/// Whether a connection that begins in the clear must be encrypted before anything is said.
enum StartTLS: String {
    case required
    case off
}

/// A mail server's address as it is written in the settings.
struct MailServerPlace {
    let host: String
    let port: Int
    private let isEncrypted: Bool

    init?(_ text: String) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            let (port, isEncrypted) = Self.schemes[scheme], let host = parts.host, !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil,
            ["", "/"].contains(parts.path)
        else { return nil }
        self.host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        self.port = parts.port ?? port
        self.isEncrypted = isEncrypted
    }

    /// The ports of submission (RFC 8314 section 3.3).
    private static let schemes = ["smtp": (587, false), "smtps": (465, true)]

    /// A server on this machine need not encrypt; every other one must, unless the settings say that it can't.
    func security(_ asked: StartTLS?) -> SMTPServer.Security {
        if isEncrypted { return .implicitTLS }
        return switch asked ?? (ThisMachine.isNamed(by: host) ? .off : .required) {
        case .required: .startTLS
        case .off: .none
        }
    }
}
