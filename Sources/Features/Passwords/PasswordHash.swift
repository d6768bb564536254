import Foundation

/// What is stored of a password: cost, salt and hash, as text in the PHC string format.
///
/// `$scrypt$ln=15,r=8,p=1$SALT$HASH`, with base 64 (RFC 4648 section 4) without padding.
package struct PasswordHash: Sendable, Equatable {
    package let cost: ScryptCost
    let salt: [UInt8]
    let hash: [UInt8]

    /// Bytes of a new salt.
    static let saltLength = 16
    /// Bytes of a new hash.
    static let hashLength = 32
    /// Bytes that a stored salt or hash may have: what others' scrypt strings hold, and no more.
    private static let lengths = 8...64
    /// Longest text that is read, in bytes.
    private static let textLimit = 256

    init(cost: ScryptCost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Reads a stored hash; nil when it is none of ours or asks for a cost beyond our bounds.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.textLimit else { return nil }
        let fields = text.split(separator: "$", omittingEmptySubsequences: false)
        guard fields.count == 5, fields[0].isEmpty, fields[1] == "scrypt",
            let cost = Self.cost(fields[2]),
            let salt = Self.bytes(fields[3]), let hash = Self.bytes(fields[4])
        else { return nil }
        self.init(cost: cost, salt: salt, hash: hash)
    }

    /// The hash as it is stored.
    package var text: String {
        let parameters = "ln=\(cost.logN),r=\(cost.blockSize),p=\(cost.parallelism)"
        return "$scrypt$\(parameters)$\(Self.base64(salt))$\(Self.base64(hash))"
    }

    /// True when the hash was made at another cost than `cost` and is to be made anew at the next sign-in.
    package func needsRehash(for cost: ScryptCost) -> Bool {
        self.cost != cost
    }

    private static func cost(_ text: Substring) -> ScryptCost? {
        let values = text.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        }
        guard values.count == 3, values.allSatisfy({ $0.count == 2 }), values.map(\.[0]) == ["ln", "r", "p"],
            let logN = Int(values[0][1]), let blockSize = Int(values[1][1]), let parallelism = Int(values[2][1])
        else { return nil }
        return ScryptCost(logN: logN, blockSize: blockSize, parallelism: parallelism)
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: text + padding), lengths.contains(data.count) else { return nil }
        return Array(data)
    }
}
