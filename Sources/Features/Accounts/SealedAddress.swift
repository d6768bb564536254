/// Members' addresses in the database: sealed to be read, hashed to be found, so that a dump shows none.
extension Keys {
    /// What is stored to read an address again; throws only when the cipher itself fails.
    func sealed(_ address: EmailAddress) throws -> [UInt8] {
        try sealed(address: address.text)
    }

    /// A member's address in clear; nil when it was sealed with another key or changed since.
    func address(in sealed: [UInt8]) -> EmailAddress? {
        opened(sealed).flatMap { try? EmailAddress(typed: $0) }
    }

    /// What an address is found by.
    func lookUpHash(of address: EmailAddress) -> [UInt8] {
        lookUpHash(ofAddress: address.folded)
    }
}
