import HTTPTypes

/// The cookies that this site gives; there are no others.
enum CookieName: String, Sendable, CaseIterable {
    /// A session, until the browser closes.
    case member = "__Host-member"
    /// Signs in again after that, for those who ticked it.
    case remember = "__Host-remember"
    /// What came of the age screen, until the browser closes: a ticket, or the mark of everybody whom it did not let in.
    case gate = "__Host-gate"
}

/// What a request's `Cookie` fields say (RFC 6265 section 4.2), as far as it is ours.
struct Cookies: Sendable, Equatable {
    /// Bytes of a pair, name and all: what a browser keeps at most (RFC 6265 section 6.1); ours are far below.
    private static let maximumBytes = 4_096

    private var values: [CookieName: String] = [:]
    /// The names of ours that came, whether or not their values are of use.
    private(set) var names: Set<CookieName> = []

    /// A name that comes twice counts for nothing: one of the two is not from us, and nobody can tell which.
    init(_ headers: HTTPFields) {
        for field in headers[values: .cookie] {
            for pair in field.split(separator: ";") where pair.utf8.count <= Self.maximumBytes {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, let name = CookieName(rawValue: Self.trimmed(parts[0])) else { continue }
                values[name] = names.insert(name).inserted ? Self.trimmed(parts[1]) : nil
            }
        }
    }

    /// Nil when it did not come, or came twice.
    subscript(name: CookieName) -> String? { values[name] }

    private static func trimmed(_ text: Substring) -> String {
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let begun = text.utf8.drop(while: isSpace)
        guard let last = begun.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(Substring(begun[...last]))
    }
}

/// A cookie to be given or taken back: for this host alone, over a safe connection alone, out of scripts' reach.
struct SetCookie: Sendable, Equatable {
    let name: CookieName
    private let value: String
    /// Nil for one that ends when the browser closes.
    private let seconds: Int64?

    /// One that the browser forgets when it closes.
    static func untilClose(_ name: CookieName, _ value: String) -> SetCookie {
        SetCookie(name: name, value: value, seconds: nil)
    }

    /// One that outlives the browser, by so many seconds at most.
    static func kept(_ name: CookieName, _ value: String, seconds: Int64) -> SetCookie {
        SetCookie(name: name, value: value, seconds: seconds)
    }

    /// Makes the browser forget it.
    static func cleared(_ name: CookieName) -> SetCookie {
        SetCookie(name: name, value: "", seconds: 0)
    }

    /// The field's value (RFC 6265 section 4.1).
    var text: String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(start)\(value); Path=/; Secure; HttpOnly; SameSite=Lax\(age)"
    }

    fileprivate var start: String { "\(name.rawValue)=" }
}

extension HTTPFields {
    /// Gives a cookie, unless the answer says something of that name already.
    mutating func give(_ cookie: SetCookie) {
        guard !self[values: .setCookie].contains(where: { $0.hasPrefix(cookie.start) }) else { return }
        append(HTTPField(name: .setCookie, value: cookie.text))
    }
}
