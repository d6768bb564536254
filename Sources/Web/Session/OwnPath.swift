/// An address on this site that a request asks to be sent to afterwards.
enum OwnPath {
    /// The address if it is one of ours; nil for anything that a browser could take for another site.
    static func checked(_ text: String?) -> String? {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), (try? RequestTarget.check(text)) != nil else {
            return nil
        }
        return text
    }
}
