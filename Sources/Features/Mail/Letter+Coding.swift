import Foundation

/// A letter with whom it is to, as it is sealed.
struct AddressedLetter: Codable {
    let to: String
    let letter: Letter

    init(_ letter: Letter, to address: EmailAddress) {
        to = address.text
        self.letter = letter
    }

    init(decoding bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(bytes))
    }

    func encoded() throws -> [UInt8] {
        Array(try JSONEncoder().encode(self))
    }
}

/// A secret is written out in letters alone, which are sealed.
extension Secret: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let secret = Secret(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no secret")
        }
        self = secret
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Moment: Codable {}
