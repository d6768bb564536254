import Testing

@testable import Features

@Suite struct RecoveryCodeTests {
    private let codes: [RecoveryCode] = {
        var next: UInt32 = 1
        return RecoveryCode.new { count in
            (0..<count).map { _ in
                next = next &* 1_664_525 &+ 1_013_904_223
                return UInt8(next >> 24)
            }
        }
    }()

    @Test func `a member gets ten different codes in four groups`() throws {
        #expect(codes.count == 10)
        #expect(Set(codes.map(\.hash)).count == 10)
        let text = try #require(codes.first?.text)
        #expect(text.split(separator: "-").map(\.count) == [4, 4, 4, 4])
    }

    @Test func `a code is known again however it is typed`() throws {
        let code = try #require(RecoveryCode(typed: "01ab-cdef-ghjk-mnpq"))
        #expect(code.text == "01ab-cdef-ghjk-mnpq")
        for typed in ["01ABCDEFGHJKMNPQ", " o1ab cdef ghjk mnpq", "OLab-cdef-ghjk-mnpq", "0-1-a-b-cdefghjkmnpq"] {
            #expect(RecoveryCode(typed: typed)?.hash == code.hash)
        }
        #expect(code.hash.count == 32)
    }

    @Test(arguments: [
        "", "01ab-cdef-ghjk-mnp", "01ab-cdef-ghjk-mnpqr", "u1ab-cdef-ghjk-mnpq", "01ab-cdef-ghjk-mnpé",
        "01ab_cdef_ghjk_mnpq", String(repeating: "-", count: 1_000_000),
    ])
    func `what is no code is refused`(_ typed: String) {
        #expect(RecoveryCode(typed: typed) == nil)
    }

    @Test func `a code does not show in a log`() throws {
        let code = try #require(codes.first)
        #expect(!"\(code) \(String(reflecting: code))".contains(code.text))
    }
}
