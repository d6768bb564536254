import HTTPTypes

/// Names of header fields that the HTTP library has no constant for.
///
/// Those that each request asks for: a name is checked letter by letter when it is made.
enum FieldName {
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")
    static let purpose = HTTPField.Name("Sec-Purpose")
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")
    static let forwardedProto = HTTPField.Name("X-Forwarded-Proto")
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")
    static let robots = HTTPField.Name("X-Robots-Tag")
}

extension HTTPFields {
    /// The value of such a field.
    func value(of name: HTTPField.Name?) -> String? { name.flatMap { self[$0] } }

    /// Sets such a field.
    mutating func set(_ name: HTTPField.Name?, to value: String) {
        if let name { self[name] = value }
    }

    /// Sets a field by a name that is set seldom.
    mutating func setValue(_ value: String, named name: String) { set(HTTPField.Name(name), to: value) }
}
