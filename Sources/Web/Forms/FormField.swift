/// A field of a form as its template shows it: label, hint, what is wrong with it, what was typed.
///
/// A password is never typed back: its field has no value.
struct FormField: Sendable {
    /// What the field is called in the form; its id in the page is the same.
    let name: String
    let type: String
    let label: String
    let hint: String?
    /// One sentence that says what to do; nil when nothing is wrong.
    let error: String?
    /// Nil shows an empty field.
    let value: HTML?
    let autocomplete: String
    let inputmode: String?
    /// Ids of the hint and of the error, for those who can't see that they stand there.
    let describedBy: String?
    let isBad: Bool
    /// It takes a password or a code, which is never shown again: it has to be typed again.
    let isForgotten: Bool
    let isArea: Bool

    /// What a field takes.
    enum Kind: String, Sendable {
        case text
        case email
        /// Never filled.
        case password
        /// A text of some lines.
        case area
        /// A day, as `2026-11-24`.
        case date
    }

    /// What browsers know the field of a code as.
    static let code = "one-time-code"

    /// - Parameters:
    ///   - autocomplete: what browsers know the field's content as (HTML, section 4.10.18.7).
    ///   - value: what was typed before.
    init(
        _ name: String, _ label: String, kind: Kind = .text, hint: String? = nil, autocomplete: String = "off",
        inputmode: String? = nil, value: String? = nil, error: String? = nil
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.error = error
        self.autocomplete = autocomplete
        self.inputmode = inputmode
        type = kind.rawValue
        self.value = kind == .password ? nil : value.map { "\($0)" }
        isBad = error != nil
        isArea = kind == .area
        isForgotten = kind == .password || autocomplete == Self.code
        describedBy = Self.notes(of: name, hint: hint, error: error)
    }

    /// Ids of what stands beside a field; nil when nothing does.
    static func notes(of name: String, hint: String?, error: String?) -> String? {
        let notes = [hint.map { _ in "\(name)-hint" }, error.map { _ in "\(name)-error" }].compactMap(\.self)
        return notes.isEmpty ? nil : notes.joined(separator: " ")
    }
}
