import MessageFormat

/// The server that takes our mail, and how to speak to it.
package struct SMTPServer: Sendable, Equatable {
    /// How the connection is kept from being read.
    package enum Security: String, Sendable, CaseIterable {
        /// It is not: for a server on the same machine.
        case none
        /// STARTTLS on the plain port, required: without it nothing is sent (port 587).
        case startTLS
        /// TLS from the first byte (port 465).
        case implicitTLS
    }

    /// A name and a password (RFC 4954).
    package struct Login: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
        package let user: String
        package let password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }

        package var description: String { "(login)" }

        package var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// How long to wait; after that the mail is tried again later.
    package struct Limits: Sendable, Equatable {
        /// Until the server has greeted, TLS stands and it has let us in; some greet late on purpose.
        package let connecting: Duration
        /// For a whole mail.
        ///
        /// A server may look long at a mail before it answers (RFC 5321 4.5.3.2.6 asks for ten minutes); who does not
        /// wait for the answer sends the mail twice.
        package let mail: Duration

        package init(connecting: Duration = .seconds(60), mail: Duration = .seconds(600)) {
            self.connecting = connecting
            self.mail = mail
        }
    }

    package let host: String
    package let port: Int
    package let security: Security
    package let login: Login?
    /// A PEM file of the authorities to trust in place of the system's.
    package let authorities: String?
    /// What we call ourselves in EHLO.
    package let ownName: String
    package let limits: Limits

    /// Takes the settings of a server.
    ///
    /// - Parameters:
    ///   - host: a host name or an IPv4 or IPv6 address.
    ///   - ownName: a host name, by rights this machine's.
    /// - Throws: what is wrong first.
    package init(
        host: String, port: Int, security: Security, login: Login? = nil, authorities: String? = nil, ownName: String,
        limits: Limits = Limits()
    ) throws(SMTPServerFault) {
        guard AddressSyntax.isHostName(host[...]) || Self.isIPv6(host) else { throw .host }
        guard (1...65_535).contains(port) else { throw .port }
        guard AddressSyntax.isHostName(ownName[...]) else { throw .ownName }
        guard limits.connecting > .zero, limits.mail > .zero else { throw .limits }
        if let login {
            guard !login.user.isEmpty, !login.user.utf8.contains(0), !login.password.utf8.contains(0) else {
                throw .login
            }
            guard security != .none || ThisMachine.isNamed(by: host) else { throw .passwordInTheClear }
        }
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.authorities = authorities
        self.ownName = ownName
        self.limits = limits
    }

    /// The address as libcurl wants it, our own name in its path.
    var url: String {
        let scheme = security == .implicitTLS ? "smtps" : "smtp"
        return "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)/\(ownName)"
    }

    private static func isIPv6(_ text: String) -> Bool {
        (2...39).contains(text.utf8.count) && text.contains(":")
            && text.utf8.allSatisfy { "0123456789abcdefABCDEF:".utf8.contains($0) }
    }
}

/// What is wrong with the settings of a mail server.
package enum SMTPServerFault: Error, Equatable, Sendable, CustomStringConvertible {
    case host, port, ownName, login, passwordInTheClear, limits

    /// A sentence for whoever sets it up, without its full stop.
    package var description: String {
        switch self {
        case .host: "the mail server is neither a host name nor an address"
        case .port: "the mail server's port is not between 1 and 65535"
        case .ownName: "the name to greet the mail server with is no host name"
        case .login: "the mail server's user is empty, or user or password hold a NUL"
        case .passwordInTheClear: "a password is sent to another machine only over TLS"
        case .limits: "the time limits for mail must be longer than nothing"
        }
    }
}
