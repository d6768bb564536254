import Mustache

/// How pages show text that stands in two braces: escaped by byte, as `HTML` escapes what is interpolated.
///
/// Mustache's own way goes by character, and a letter that joins what stands beside it would carry a bracket through.
struct EscapedText: MustacheContentType {
    /// What templates call it.
    static let name = "PAGE"

    /// Makes it known to Mustache, once or more often.
    static func register() {
        MustacheContentTypes.register(EscapedText(), named: name)
    }

    func escapeText(_ text: String) -> String {
        let markup: HTML = "\(text)"
        return markup.text
    }
}
