import Testing

@testable import Features

@Suite struct ScryptTests {
    struct Vector: Sendable {
        let password: String
        let salt: String
        let logN: Int
        let blockSize: Int
        let parallelism: Int
        let derived: String
    }

    /// RFC 7914 section 12; its fourth takes 1 GiB, more than we allow.
    static let vectors = [
        Vector(
            password: "", salt: "", logN: 4, blockSize: 1, parallelism: 1,
            derived: "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"),
        Vector(
            password: "password", salt: "NaCl", logN: 10, blockSize: 8, parallelism: 16,
            derived: "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"),
        Vector(
            password: "pleaseletmein", salt: "SodiumChloride", logN: 14, blockSize: 8, parallelism: 1,
            derived: "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"),
    ]

    @Test(arguments: vectors) func `the vectors of RFC 7914 come out`(_ vector: Vector) throws {
        let cost = try #require(
            ScryptCost(logN: vector.logN, blockSize: vector.blockSize, parallelism: vector.parallelism))
        let derived = try Scrypt.derive(
            password: Array(vector.password.utf8), salt: Array(vector.salt.utf8), cost: cost, length: 64)
        #expect(Hex.text(derived) == vector.derived)
    }

    @Test func `the standard cost is within the library's limit`() throws {
        let derived = try Scrypt.derive(password: [1], salt: [2], cost: .standard, length: 32)
        #expect(derived.count == 32)
        #expect(ScryptCost.standard == ScryptCost(logN: 15, blockSize: 8, parallelism: 3))
    }

    @Test(arguments: [(0, 8, 1), (21, 1, 1), (15, 0, 1), (15, 33, 1), (15, 8, 0), (15, 8, 17), (20, 8, 1), (-1, 8, 1)])
    func `a cost beyond our bounds is refused`(_ cost: (Int, Int, Int)) {
        #expect(ScryptCost(logN: cost.0, blockSize: cost.1, parallelism: cost.2) == nil)
    }

    @Test func `a cost that the library refuses is a failure, not a hash of nothing`() throws {
        // RFC 7914 section 2: N must be less than 2^(128 * r / 8), which is 2^16 for r = 1.
        let cost = try #require(ScryptCost(logN: 16, blockSize: 1, parallelism: 1))
        #expect(throws: Scrypt.Failure.self) { try Scrypt.derive(password: [1], salt: [2], cost: cost, length: 32) }
    }
}
