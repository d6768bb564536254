import Testing

@testable import Web

struct FormTests {
    private static func form(_ body: String) throws -> Form {
        try Form(decoding: Array(body.utf8))
    }

    @Test func `a form is decoded as browsers encode it`() throws {
        let form = try Self.form("name=Ada+Okafor&text=a%0D%0Ab%0Dc%0Ad&%C3%A9=%E2%82%AC+%2B&box=&bare&&=none")
        #expect(form["name"] == "Ada Okafor")
        #expect(form["text"] == "a\nb\nc\nd")
        #expect(form["é"] == "€ +")
        #expect(form.has("box") && form.has("bare") && !form.has("other"))
        #expect(form["other"] == "")
        #expect(form[""] == "none")
    }

    @Test func `a percent sign that begins no escape stands for itself`() throws {
        #expect(try Self.form("a=100%&b=%zz%4")["a"] == "100%")
        #expect(try Self.form("a=100%&b=%zz%4")["b"] == "%zz%4")
    }

    @Test func `a text is what was typed; a line loses the space around it`() throws {
        let form = try Self.form("text=+a%0A+&line=+a+b%0A")
        #expect(form["text"] == " a\n ")
        #expect(form.line("line") == "a b")
    }

    @Test func `of two fields with one name the first counts`() throws {
        #expect(try Self.form("a=1&a=2")["a"] == "1")
    }

    @Test func `bytes that are no UTF-8 are a bad request`() {
        for body in ["a=%FF", "a=%C0%AF", "%FF=a", "a=%ED%A0%80", "a=%C3"] {
            #expect(throws: BadRequest.self, "\(body)") { try Self.form(body) }
        }
        #expect(throws: BadRequest.self) { try Form(decoding: [0x61, 0x3D, 0xFF]) }
    }

    @Test func `NUL is taken out`() throws {
        #expect(try Self.form("a=x%00y&b=z")["a"] == "xy")
    }

    @Test func `more fields than any form has, and names longer than any, are a bad request`() throws {
        let fields = (1...Form.maximumFields).map { "f\($0)=" }.joined(separator: "&")
        #expect(try Self.form(fields).has("f32"))
        #expect(throws: BadRequest.self) { try Self.form("\(fields)&f33=") }
        let name = String(repeating: "n", count: Form.maximumNameBytes)
        #expect(try Self.form("\(name)=1")[name] == "1")
        #expect(throws: BadRequest.self) { try Self.form("\(name)n=1") }
    }

    @Test func `an empty body is a form without fields`() throws {
        #expect(try Self.form("")["t"] == "")
    }
}

struct FormFieldTests {
    @Test func `a password is never shown again`() {
        let field = FormField("password", "Password", kind: .password, value: "swordfish", error: "Too short.")
        #expect(field.value == nil)
        #expect(field.describedBy == "password-error")
    }

    @Test func `what was typed is escaped`() {
        #expect(FormField("name", "Name", value: "\"><b>").value == "&quot;&gt;&lt;b&gt;")
    }

    @Test func `a summary leads to the fields that are wrong, and there is none without`() throws {
        let good = FormField("name", "Name", hint: "Letters.")
        let bad = FormField("code", "Code", hint: "Six digits.", error: "Give all six.")
        #expect(ErrorSummary([good]) == nil)
        let summary = try #require(ErrorSummary([good, bad]))
        #expect(summary.entries.map(\.field) == ["code"])
        #expect(bad.describedBy == "code-hint code-error")
        let refused = try #require(ErrorSummary([good, bad], refusal: .saying("Wait a minute.")))
        #expect(refused.title == "Wait a minute.")
        #expect(!refused.hasEntries)
    }

    @Test func `that nothing was lost is said only where nothing was`() {
        let name = FormField("name", "Name", value: "ada")
        #expect(ErrorSummary(refusal: .stale)?.title == FormWords.stale)
        #expect(ErrorSummary([name], refusal: .stale)?.title == FormWords.stale)
        for field in [
            FormField("password", "Password", kind: .password),
            FormField("code", "Code", autocomplete: "one-time-code"),
        ] {
            #expect(ErrorSummary([name, field], refusal: .stale)?.title == FormWords.staleSecret)
        }
    }
}
