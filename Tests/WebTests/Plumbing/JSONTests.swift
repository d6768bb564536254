import Testing

@testable import Web

struct JSONTests {
    @Test func `members that are nil are left out, the others keep their order`() {
        let value: JSON = .object(["b": .number(2), "x": nil, "a": .list([.text("1"), .object([:])])])
        #expect(value.written == "{\"b\":2,\"a\":[\"1\",{}]}")
    }

    @Test func `a text can hold anything and end nothing`() {
        #expect(JSON.text("\"\\\n\u{0}é").written == "\"\\\"\\\\\\u000a\\u0000é\"")
        #expect(JSON.text("</script>&<!--").written == "\"\\u003c/script\\u003e\\u0026\\u003c!--\"")
    }
}
