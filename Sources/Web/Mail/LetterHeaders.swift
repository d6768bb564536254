import Features

/// A header of a mail.
package struct LetterHeader: Sendable, Equatable {
    package let name: String
    package let value: String
}

/// What mail programs are told of a letter: where it belongs, and how it is stopped (RFC 2369, 2919, 8058).
struct LetterHeaders: Sendable {
    let site: Site

    /// Bytes of Message-IDs in one header.
    private static let longest = 800

    func headers(of letter: Letter) -> [LetterHeader] {
        switch letter {
        case .notices(let letter):
            list("thread-\(letter.thread.id)", stoppedBy: letter.stops.first) + references(of: letter)
        case .digest(let letter):
            list("digest", stoppedBy: letter.stops.first)
        case .confirmAddress, .alreadyMember, .resetPassword, .passwordChanged, .addressChange, .addressChanged,
            .addressTakenBack, .addressTaken, .secondFactorChanged, .newSignIn, .urgentReport, .test:
            []
        }
    }

    private func list(_ name: String, stoppedBy stop: LetterStop?) -> [LetterHeader] {
        let id = LetterHeader(name: "List-Id", value: "<\(name).\(site.messageDomain)>")
        guard let stop else { return [id] }
        return [
            id,
            LetterHeader(name: "List-Unsubscribe", value: "<\(site.origin)\(Link.stopMail(by: stop.token))>"),
            LetterHeader(name: "List-Unsubscribe-Post", value: "List-Unsubscribe=One-Click"),
        ]
    }

    /// Some archived messages have ids that no header of ours takes: those are left out.
    private func references(of letter: NoticeLetter) -> [LetterHeader] {
        var headers: [LetterHeader] = []
        if let id = letter.inReplyTo, Self.isPlain(id) {
            headers.append(LetterHeader(name: "In-Reply-To", value: "<\(id)>"))
        }
        var value = ""
        for id in letter.references where Self.isPlain(id) {
            let next = value.isEmpty ? "<\(id)>" : "\(value) <\(id)>"
            if next.utf8.count <= Self.longest { value = next }
        }
        if !value.isEmpty { headers.append(LetterHeader(name: "References", value: value)) }
        return headers
    }

    private static func isPlain(_ id: String) -> Bool {
        id.utf8.count <= longest - 2
            && id.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }
}
