import Testing

@testable import Features

@Suite struct QRCodeTests {
    /// The black modules that a path draws, row by row, the quiet zone among them.
    private func drawn(_ code: QRCode) throws -> [[Bool]] {
        var rows = Array(repeating: Array(repeating: false, count: code.side), count: code.side)
        for rectangle in code.path.split(separator: "z") {
            let match = try #require(rectangle.wholeMatch(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)/))
            let (x, y, width) = (try #require(Int(match.1)), try #require(Int(match.2)), try #require(Int(match.3)))
            #expect(match.3 == match.4)
            for column in x..<x + width { rows[y][column] = true }
        }
        return rows
    }

    @Test func `a short text makes the smallest code, with its marks in three corners and nothing around it`() throws {
        let code = try #require(QRCode("BANDSTAND"))
        #expect(code.side == 21 + 8)
        let rows = try drawn(code)
        let finder = [
            "#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######",
        ].map { $0.map { $0 == "#" } }
        for (x, y) in [(4, 4), (18, 4), (4, 18)] {
            #expect((0..<7).map { Array(rows[y + $0][x..<x + 7]) } == finder)
        }
        // The row of alternating modules between two of the marks, and the module that is always black.
        #expect(Array(rows[10][12..<17]) == [true, false, true, false, true])
        #expect(rows[17][12])
        for place in [0, 1, 2, 3, 25, 26, 27, 28] {
            #expect(!rows[place].contains(true))
            #expect(!rows.contains { $0[place] })
        }
    }

    @Test func `an authenticator's address fits, however long the names`() throws {
        let secret = TimeCodeSecret { [UInt8](repeating: 0xA5, count: $0) }
        let address = secret.address(
            community: String(repeating: "音", count: 5_000), member: String(repeating: "樂", count: 20))
        let code = try #require(QRCode(address))
        #expect(code.side <= 125)
        #expect(code.path.utf8.count < 120_000)
        #expect(code == QRCode(address))
    }

    @Test func `what can't be drawn is no code`() {
        #expect(QRCode("") == nil)
        #expect(QRCode("a\u{0}b") == nil)
        #expect(QRCode(String(repeating: "a", count: 900)) != nil)
        #expect(QRCode(String(repeating: "a", count: 901)) == nil)
        #expect(QRCode(String(repeating: "é", count: 1_000_000)) == nil)
    }
}
