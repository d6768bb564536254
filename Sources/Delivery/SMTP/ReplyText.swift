/// Makes a server's words safe to log: servers like to repeat the address they refuse.
enum ReplyText {
    /// Bytes of the result.
    private static let longest = 200
    private static let hidden = "(address)"

    /// One line of printable ASCII in which every address, and each half of the recipient's, is hidden.
    static func withoutAddresses(_ text: String, recipient: MailAddress) -> String {
        let secrets: Set<String> = [recipient.local.lowercased(), recipient.domain.lowercased()]
        var result = ""
        var word: [UInt8] = []
        for byte in text.utf8 {
            if isOfWord(byte) {
                word.append(byte)
            } else {
                result += shown(word, secrets)
                word = []
                if byte > 0x20 {
                    result += byte < 0x7F ? String(UnicodeScalar(byte)) : "?"
                } else if !result.isEmpty, !result.hasSuffix(" ") {
                    result += " "
                }
            }
        }
        result += shown(word, secrets)
        if result.hasSuffix(" ") { result.removeLast() }
        return String(result.prefix(longest))
    }

    private static func shown(_ word: [UInt8], _ secrets: Set<String>) -> String {
        let word = String(decoding: word, as: UTF8.self)
        let bare = word.lowercased().split(separator: ".").joined(separator: ".")
        let isSecret =
            bare.contains("@") || secrets.contains(bare)
            || bare.split(separator: "=").contains { secrets.contains(String($0)) }
        guard isSecret else { return word }
        return hidden + (word.hasSuffix(".") ? "." : "")
    }

    /// What an address may hold, so that one in brackets, quotes or at the end of a clause is found.
    private static func isOfWord(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !"<>()[]\"',:;?".utf8.contains(byte)
    }
}
