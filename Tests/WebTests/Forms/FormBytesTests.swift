import Foundation
import TestSupport
import Testing

@testable import Web

/// The decoder of forms beside one that goes by letters, a step at a time: slow, and easy to see through.
struct FormBytesTests {
    @Test func `whatever bytes come, a form says what the simple decoder says`() {
        var random = SeededRandom(1_866)
        var (good, bad) = (0, 0)
        for _ in 0..<4_000 {
            let body = (0..<Int.random(in: 0...16, using: &random))
                .flatMap { _ in Self.pieces.randomElement(using: &random) ?? [] }
            let (made, expected) = (try? Form(decoding: body), Self.fields(of: body))
            let shown = String(decoding: body, as: UTF8.self).debugDescription
            guard let form = made, let fields = expected else {
                #expect(made == nil && expected == nil, "\(shown)")
                bad += 1
                continue
            }
            good += 1
            for (name, text) in fields {
                #expect(form.has(name) && Array(form[name].utf8) == Array(text.utf8), "\(shown)")
            }
        }
        #expect(good > 400 && bad > 400)
    }

    @Test func `a NUL within a letter's bytes makes them none, between CR and LF it changes nothing`() throws {
        for body in ["a=%C3%00%A9", "a=%E2%82%00%AC"] {
            #expect(throws: BadRequest.self) { try Form(decoding: Array(body.utf8)) }
        }
        #expect(try Form(decoding: Array("a=x%0D%00%0Ay%00%00".utf8))["a"] == "x\ny")
        #expect(try Form(decoding: Array("a=%0D%0D%0A%0A%0A%0D".utf8))["a"] == "\n\n\n\n\n")
    }

    @Test func `a name is taken as it came`() throws {
        let form = try Form(decoding: Array("a%0D%0A=1&b%00=2".utf8))
        #expect(form["a\r\n"] == "1" && form["b\0"] == "2")
        #expect(!form.has("a\n") && !form.has("b"))
    }

    @Test func `both cases of a hexadecimal digit are one`() {
        for byte in UInt8.min ... .max {
            let letter = Character(Unicode.Scalar(byte))
            #expect(HexDigit.value(of: byte) == letter.hexDigitValue.map { UInt8($0) })
        }
    }

    private static let pieces: [[UInt8]] = texts.map { Array($0.utf8) } + [[0xC3], [0xA9]]
    private static let texts = [
        "&", "=", "+", "%", "%0", "%zz", "%0D", "%0A", "%0d%0a", "%00", "\r", "\n", "\0", "a", "Z", "b=", "%26", "%3d",
        "%2B", "%C3%A9", "%E2%82%AC", "é", "%CC%81", "%C3", "%A9", "%FF",
    ]

    /// Nil where something is no UTF-8.
    private static func fields(of body: [UInt8]) -> [String: String]? {
        var fields: [String: String] = [:]
        for pair in body.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = text(parts[0]), let value = parts.count == 2 ? text(parts[1]) : "" else { return nil }
            guard fields[name] == nil else { continue }
            fields[name] = [("\0", ""), ("\r\n", "\n"), ("\r", "\n")].reduce(value) { text, pair in
                text.replacingOccurrences(of: pair.0, with: pair.1, options: .literal)
            }
        }
        return fields
    }

    private static func text(_ encoded: ArraySlice<UInt8>) -> String? {
        var decoded: [UInt8] = []
        var rest = encoded
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
            if byte == UInt8(ascii: "%"), digits.count == 2 {
                decoded.append(UInt8(digits[0] * 16 + digits[1]))
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }
}
